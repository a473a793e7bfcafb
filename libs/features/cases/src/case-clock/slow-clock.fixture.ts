const STEP = 15 * 60_000;

/** What a slow clock is to be told, in the order in which it happens. */
export interface SlowEvent {
  readonly at: number;
  readonly does: 'pause' | 'resume' | 'finish';
}

export interface SlowTarget {
  readonly kind: 'elapsed' | 'business' | 'endOfBusinessDay';
  /** Steps of a quarter of an hour, or days. */
  readonly amount: number;
}

export interface SlowVerdict {
  readonly verdict: 'met' | 'breached' | null;
  /** Undefined where it was not reached. */
  readonly dueAt: number | undefined;
}

/**
 * A clock as one would keep it by hand: every quarter of an hour somebody looks at the wall and at the case, and makes
 * a mark. Shares no code with the clocks of Caseline.
 */
export function slowClock(
  start: number,
  end: number,
  target: SlowTarget,
  events: readonly SlowEvent[],
  wall: SlowWall,
): SlowVerdict {
  let marks = 0;
  let dueAt: number | undefined;
  let running = true;
  const waiting = [...events];
  for (let now = start; ; now += STEP) {
    for (; waiting[0] && waiting[0].at <= now; waiting.shift()) {
      const { does } = waiting[0];
      if (does === 'finish') return { verdict: isBefore(dueAt, now) ? 'breached' : 'met', dueAt };
      running = goesOn(does, running, dueAt, now);
    }
    if (now >= end) return { verdict: dueAt === undefined ? null : 'breached', dueAt };
    if (running) marks += markFor(target, start, now, wall);
    if (marks >= target.amount) dueAt ??= now + STEP;
  }
}

/** A promise that is broken is not waited for. */
function goesOn(
  does: SlowEvent['does'],
  running: boolean,
  dueAt: number | undefined,
  now: number,
): boolean {
  return does === 'resume' || (running && isBefore(dueAt, now + 1));
}

function isBefore(time: number | undefined, other: number): boolean {
  return time !== undefined && time < other;
}

function markFor({ kind }: SlowTarget, start: number, now: number, wall: SlowWall): number {
  if (kind === 'elapsed') return 1;
  if (kind === 'business') return wall.isWorked(now) ? 1 : 0;
  const today = wall.date(now);
  const isEnding = wall.date(now + STEP) !== today;
  return isEnding && today !== wall.date(start) && wall.wasWorked(today) ? 1 : 0;
}

/** Works on weekdays from 09:00 to 12:00 and from 13:30 to 18:00, and not on some dates. */
export class SlowWall {
  readonly #format: Intl.DateTimeFormat;
  readonly #shown = new Map<number, readonly [date: string, weekday: string, time: string]>();

  constructor(
    timeZone: string,
    private readonly holidays: readonly string[],
  ) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, hourCycle: 'h23', weekday: 'short', year: 'numeric', month: '2-digit' },
      ...{ day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  }

  date(now: number): string {
    return this.#at(now)[0];
  }

  isWorked(now: number): boolean {
    const [date, , time] = this.#at(now);
    return (
      this.wasWorked(date) &&
      ((time >= '09:00' && time < '12:00') || (time >= '13:30' && time < '18:00'))
    );
  }

  wasWorked(date: string): boolean {
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    return weekday > 0 && weekday < 6 && !this.holidays.includes(date);
  }

  #at(now: number) {
    const known = this.#shown.get(now);
    if (known) return known;
    const part = Object.fromEntries(
      this.#format.formatToParts(now).map(({ type, value }) => [type, value]),
    );
    const shown = [
      `${part.year ?? ''}-${part.month ?? ''}-${part.day ?? ''}`,
      part.weekday ?? '',
      `${part.hour ?? ''}:${part.minute ?? ''}`,
    ] as const;
    this.#shown.set(now, shown);
    return shown;
  }
}
