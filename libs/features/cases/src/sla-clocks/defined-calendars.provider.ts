import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { DecisionHandler, EVENT_STORE, type EventStore } from '#platform/event-store';
import { type Clock, CLOCK, type Decider } from '#platform/kernel';
import { type CalendarEvent, calendarStream } from '../case-clock/calendar-events.js';
import { SLA_SETTINGS } from '../case-clock/case-clocks.provider.js';
import { type SlaSettings } from '../case-clock/sla-settings.js';

const CALENDARS = '0c1b6f3e-7f0e-4a55-8a5e-2f6a1c9d4e77';

/** The fingerprint of a calendar as the log has it. */
const calendarDecider: Decider<string | undefined, CalendarEvent> = {
  initialState: undefined,
  evolve: (_, { data }) => data.fingerprint,
};

/**
 * Calendars are configuration. What they were at any time stands in the log, so that a deadline can be explained; that
 * one has changed is an event, which is answered once, however many processes start with it.
 */
@Injectable()
export class DefinedCalendars implements OnApplicationBootstrap {
  readonly #calendars: DecisionHandler<string | undefined, CalendarEvent>;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(SLA_SETTINGS) private readonly settings: SlaSettings,
  ) {
    this.#calendars = new DecisionHandler(store, calendarDecider, { clock });
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { name, definition, fingerprint } of this.settings.calendars.values()) {
      const stream = calendarStream(name);
      const { state, revision } = await this.#calendars.load(stream);
      if (state === fingerprint) continue;
      const id = uuidv5(`${name} ${fingerprint} ${revision}`, CALENDARS);
      const cause = { id, actor: { kind: 'system', id: 'sla-clocks' }, correlationId: id } as const;
      await this.#calendars.decide(stream, cause, ({ state: known }) =>
        known === fingerprint
          ? []
          : [{ type: 'CalendarDefined', data: { definition, fingerprint } }],
      );
    }
  }
}
