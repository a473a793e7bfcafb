import { Injectable } from '@nestjs/common';
import { type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX } from '../case/case-events.js';
import { SlaClocks } from './sla-clocks.provider.js';

/** Whenever something happened to a case: start, pause, resume and stop its clocks. */
@Injectable()
@RunsAsPolicy()
export class SlaClocksPolicy implements Policy {
  readonly name = 'sla-clocks';
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };

  constructor(private readonly clocks: SlaClocks) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  handle(event: RecordedEvent): Promise<void> {
    return this.clocks.follow(event);
  }
}
