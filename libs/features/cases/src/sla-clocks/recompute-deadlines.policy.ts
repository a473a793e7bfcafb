import { Injectable } from '@nestjs/common';
import { type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CALENDAR_STREAM_PREFIX } from '../case-clock/calendar-events.js';
import { ArmedDeadlines } from './armed-deadlines.adapter.js';
import { SlaClocks } from './sla-clocks.provider.js';

const AT_ONCE = 32;

/** Whenever a calendar has changed: give every open deadline the time that it has by now. */
@Injectable()
@RunsAsPolicy()
export class RecomputeDeadlinesPolicy implements Policy {
  readonly name = 'recompute-deadlines';
  readonly filter = { streamPrefixes: [CALENDAR_STREAM_PREFIX] };

  constructor(
    private readonly armed: ArmedDeadlines,
    private readonly clocks: SlaClocks,
  ) {}

  /** One after the other: each recomputes all that is open. */
  partitionOf(): string {
    return 'calendars';
  }

  async handle({ id, revision, metadata: { correlationId } }: RecordedEvent): Promise<void> {
    // By a calendar that is new no clock has run.
    if (revision === 0) return;
    const open = this.armed.open();
    const lane = async () => {
      for await (const caseId of { [Symbol.asyncIterator]: () => open }) {
        await this.clocks.recompute(caseId, { id, correlationId });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
}
