import { Injectable } from '@nestjs/common';
import { type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { type CalendarEvent } from '../case-clock/calendar-events.js';
import { caseIdOfClocks, type ClockEvent } from '../case-clock/clock-events.js';
import { startsOtherwise } from '../case-clock/recompute-deadlines.js';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';
import { RecordedCalendars } from './recorded-calendars.provider.js';
import { SlaClocks } from './sla-clocks.provider.js';

const AT_ONCE = 32;

const CHANGED: CalendarEvent['type'] = 'CalendarDefined';
const dating = [
  'SlaClockStarted',
  'SlaClockResumed',
  'SlaClockRecomputed',
] as const satisfies ClockEvent['type'][];

/**
 * Whenever a calendar has changed: give every open deadline the time that it has by now. And whenever a clock has got a
 * deadline, see that it is by that calendar: a process that has not been started anew yet still uses the one before, and
 * what it dates after the open deadlines were looked up would be missed.
 */
@Injectable()
@RunsAsPolicy()
export class RecomputeDeadlinesPolicy implements Policy {
  readonly name = 'recompute-deadlines';
  readonly filter = { eventTypes: [CHANGED, ...dating] };

  constructor(
    private readonly armed: ArmedDeadlines,
    private readonly calendars: RecordedCalendars,
    private readonly clocks: SlaClocks,
  ) {}

  /** Changes one after the other: each recomputes all that is open. */
  partitionOf({ type, streamName }: RecordedEvent): string {
    return type === CHANGED ? 'calendars' : streamName;
  }

  async handle(event: RecordedEvent): Promise<void> {
    if (event.type === CHANGED) await this.#changed(event);
    else await this.#dated(event as RecordedEvent<ClockEvent>);
  }

  async #changed(event: RecordedEvent): Promise<void> {
    // By a calendar that is new no clock has run.
    if (event.revision === 0) return;
    // Before the open ones are looked up: what is dated after that is compared with these.
    const calendars = await this.calendars.newest();
    const open = this.armed.open();
    const lane = async () => {
      for await (const caseId of { [Symbol.asyncIterator]: () => open }) {
        await this.clocks.recompute(caseId, causedBy(event), calendars);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  async #dated(event: RecordedEvent<ClockEvent>): Promise<void> {
    // Nearly always that is all: of a clock that starts, the event says enough.
    const isStart = event.type === 'SlaClockStarted';
    if (isStart && !startsOtherwise(event, await this.calendars.known())) return;
    const calendars = await this.calendars.newest();
    await this.clocks.recompute(caseIdOfClocks(event.streamName), causedBy(event), calendars);
  }
}

function causedBy({ id, metadata: { correlationId } }: RecordedEvent) {
  return { id, correlationId };
}
