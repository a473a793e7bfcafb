import { Injectable } from '@nestjs/common';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { type CasesMerged, type CasesUnmerged } from '../customer-register/register-events.js';
import { causeIn } from '../customer-register/register.js';

/**
 * Whenever a register merged cases or undid that: see that both cases say so. Whoever decided it does so at once, and this
 * does nothing, unless the process stopped in between.
 */
@Injectable()
@RunsAsPolicy()
export class CompleteMergePolicy implements Policy {
  readonly name = 'complete-merge';
  readonly filter = {
    eventTypes: ['CasesMerged', 'CasesUnmerged'] satisfies (CasesMerged | CasesUnmerged)['type'][],
  };

  constructor(private readonly merges: CaseMerges) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { data, metadata, streamName } = event as (CasesMerged | CasesUnmerged) & EventEnvelope;
    await this.merges.decide(streamName, data.caseId, causeIn(metadata), () => []);
  }
}
