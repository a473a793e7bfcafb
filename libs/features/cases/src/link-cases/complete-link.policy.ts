import { Injectable } from '@nestjs/common';
import { type EventEnvelope, type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { caseIdOf, type CaseLinked, type CaseUnlinked } from '../case/case-events.js';
import { CaseLinks } from '../case/case-links.provider.js';
import { causeIn } from '../customer-register/register.js';

/**
 * Whenever a case was linked to another one or that link was removed: see that the other one says the same. Whoever
 * decided it does so at once, and this does nothing, unless the process stopped in between.
 */
@Injectable()
@RunsAsPolicy()
export class CompleteLinkPolicy implements Policy {
  readonly name = 'complete-link';
  readonly filter = {
    eventTypes: ['CaseLinked', 'CaseUnlinked'] satisfies (CaseLinked | CaseUnlinked)['type'][],
  };

  constructor(private readonly links: CaseLinks) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async handle(event: RecordedEvent): Promise<void> {
    const { data, metadata, streamName } = event as (CaseLinked | CaseUnlinked) & EventEnvelope;
    if ('incidentId' in data) return;
    await this.links.mirror(caseIdOf(streamName), data, causeIn(metadata));
  }
}
