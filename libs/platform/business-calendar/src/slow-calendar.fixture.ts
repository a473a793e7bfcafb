import { type CalendarDefinition } from './calendar-definition.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What a clock on the wall shows. */
interface WallTime {
  readonly date: string;
  readonly weekday: string;
  /** HH:MM */
  readonly time: string;
}

/**
 * The same questions as `BusinessCalendar`, answered by looking at the wall clock again and again. It
 * shares no code with it: Intl.DateTimeFormat says the date, the weekday and the time as text, and
 * the definition is read as it stands. `stepMinutes` must divide every time frame and every instant.
 */
export class SlowCalendar {
  readonly #format: Intl.DateTimeFormat;
  readonly #shown = new Map<number, WallTime>();
  readonly #worked = new WeakMap<CalendarDefinition, Map<number, boolean>>();

  constructor(
    timeZone: string,
    readonly stepMinutes: number,
  ) {
    this.#format = formatOf(timeZone);
  }

  wallTime(instant: number): WallTime {
    const known = this.#shown.get(instant);
    if (known) return known;
    const part = Object.fromEntries(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, value]),
    );
    const shown: WallTime = {
      date: `${part.year ?? ''}-${part.month ?? ''}-${part.day ?? ''}`,
      weekday: (part.weekday ?? '').toLowerCase(),
      time: `${part.hour ?? ''}:${part.minute ?? ''}`,
    };
    this.#shown.set(instant, shown);
    return shown;
  }

  isWorkingTime(calendar: CalendarDefinition, instant: number): boolean {
    const stepMs = this.stepMinutes * minuteMs;
    const step = Math.floor(instant / stepMs) * stepMs;
    const known = this.#worked.get(calendar) ?? new Map<number, boolean>();
    this.#worked.set(calendar, known);
    const worked = known.get(step) ?? isWorked(calendar, this.wallTime(step));
    known.set(step, worked);
    return worked;
  }

  businessTimeBetween(calendar: CalendarDefinition, since: number, until: number): number {
    let passed = 0;
    for (const { from, to } of this.#steps(since, until)) {
      if (this.isWorkingTime(calendar, from)) passed += to - from;
    }
    return passed;
  }

  /** Undefined when it is not before `limit`. */
  afterBusinessTime(
    calendar: CalendarDefinition,
    since: number,
    businessTime: number,
    limit: number,
  ): number | undefined {
    let left = businessTime;
    for (const { from, to } of this.#steps(since, limit)) {
      if (left === 0) return from;
      if (!this.isWorkingTime(calendar, from)) continue;
      if (to - from >= left) return from + left;
      left -= to - from;
    }
    return undefined;
  }

  /** Undefined when the date may show again after `limit`. */
  endOfBusinessDayAfter(
    calendar: CalendarDefinition,
    since: number,
    n: number,
    limit: number,
  ): number | undefined {
    const today = this.wallTime(since).date;
    const worked = new Set<string>();
    const ends = new Map<string, number>();
    for (const { from, to } of this.#steps(since, limit)) {
      const { date } = this.wallTime(from);
      if (date > today && this.isWorkingTime(calendar, from)) worked.add(date);
      ends.set(date, to);
    }
    const end = ends.get([...worked].sort()[n - 1] ?? '');
    // Clocks that are put back across midnight show a date once more, within a day.
    return end !== undefined && end + dayMs <= limit ? end : undefined;
  }

  *#steps(since: number, until: number): Generator<{ readonly from: number; readonly to: number }> {
    const stepMs = this.stepMinutes * minuteMs;
    for (let from = since; from < until;) {
      const to = Math.min(until, (Math.floor(from / stepMs) + 1) * stepMs);
      yield { from, to };
      from = to;
    }
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function isWorked(calendar: CalendarDefinition, { date, weekday, time }: WallTime): boolean {
  return framesOn(calendar, date, weekday).some((frame) => {
    const [from = '', until = ''] = frame.split('-');
    return from <= time && time < until;
  });
}

function framesOn(calendar: CalendarDefinition, date: string, weekday: string): readonly string[] {
  const framesOfWeek: Readonly<Record<string, readonly string[]>> = calendar.week;
  const exception = calendar.exceptions?.[date];
  if (exception) return exception;
  const makeUp = calendar.makeUpWorkdays?.[date];
  if (makeUp) return framesOfWeek[makeUp] ?? [];
  if (calendar.holidays?.includes(date)) return [];
  return framesOfWeek[weekday] ?? [];
}
