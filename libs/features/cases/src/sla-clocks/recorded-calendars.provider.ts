import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { BusinessCalendar } from '#platform/business-calendar';
import {
  DecisionHandler,
  EVENT_STORE,
  type EventStore,
  type StreamState,
} from '#platform/event-store';
import { CaselineError, type Clock, CLOCK, type Decider } from '#platform/kernel';
import {
  type CalendarDefined,
  type CalendarEvent,
  calendarStream,
} from '../case-clock/calendar-events.js';
import { SLA_SETTINGS } from '../case-clock/case-clocks.provider.js';
import { type Calendars } from '../case-clock/deadline.js';
import { type SlaSettings } from '../case-clock/sla-settings.js';

const CALENDARS = '0c1b6f3e-7f0e-4a55-8a5e-2f6a1c9d4e77';

type Recorded = CalendarDefined['data'] | undefined;

const calendarDecider: Decider<Recorded, CalendarEvent> = {
  initialState: undefined,
  evolve: (_, { data }) => data,
};

/** The calendars as they stand in the log: they hold for all processes, also for one that was started with others. */
@Injectable()
export class RecordedCalendars {
  readonly #decisions: DecisionHandler<Recorded, CalendarEvent>;
  /** By fingerprint, as to make one takes longer than to ask it. */
  readonly #made = new Map<string, BusinessCalendar>();

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(SLA_SETTINGS) private readonly settings: SlaSettings,
  ) {
    this.#decisions = new DecisionHandler(store, calendarDecider, { clock });
  }

  /** From now on this one holds. Nothing where it does already, so several processes may say it at once. */
  async define({ name, definition, fingerprint }: BusinessCalendar): Promise<void> {
    const stream = calendarStream(name);
    const { revision } = await this.#decisions.load(stream);
    const id = uuidv5(`${name} ${fingerprint} ${revision}`, CALENDARS);
    const cause = { id, actor: { kind: 'system', id: 'sla-clocks' }, correlationId: id } as const;
    await this.#decisions.decide(stream, cause, ({ state: known }) =>
      known?.fingerprint === fingerprint
        ? []
        : [{ type: 'CalendarDefined', data: { definition, fingerprint } }],
    );
  }

  /** As the log has them now. */
  newest(): Promise<Calendars> {
    return this.#all((stream) => this.#decisions.load(stream));
  }

  /** Without asking the log for what it was asked before: never older than what `newest` has told last. */
  known(): Promise<Calendars> {
    return this.#all(
      async (stream) => this.#decisions.known(stream) ?? (await this.#decisions.load(stream)),
    );
  }

  async #all(load: (stream: string) => Promise<StreamState<Recorded>>): Promise<Calendars> {
    const names = [...this.settings.calendars.keys()];
    const states = await Promise.all(names.map((name) => load(calendarStream(name))));
    return new Map(
      names.flatMap((name, index) => {
        const recorded = states[index]?.state;
        return recorded ? [[name, this.#make(recorded)] as const] : [];
      }),
    );
  }

  /** @throws CaselineError when this release knows other public holidays than the one that recorded it. */
  #make({ definition, fingerprint }: NonNullable<Recorded>): BusinessCalendar {
    const made = this.#made.get(fingerprint) ?? new BusinessCalendar(definition);
    if (made.fingerprint !== fingerprint) throw calendarOfAnotherRelease(made.name);
    this.#made.set(fingerprint, made);
    return made;
  }
}

/** Waited out: the processes of that release, or the next start of this one, do what this process cannot. */
function calendarOfAnotherRelease(name: string): CaselineError {
  return new CaselineError(
    'unavailable',
    'calendar-of-another-release',
    `Another release of Caseline has recorded the calendar ${name} with other public holidays. Let all processes run one release.`,
    { retryAfterSeconds: 60 },
  );
}
