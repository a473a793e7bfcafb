import { Inject, Injectable } from '@nestjs/common';
import { type RecordedEvent } from '#platform/event-store';
import { Keyring } from '#platform/kernel';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { type CaseOpened } from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { routingByRule } from '../case/routing.js';
import { Queues } from '../queues/queues.js';

/**
 * Whenever a case was opened: see that it waits in a queue. It does since its opening, and this does nothing, unless
 * it was opened by a Caseline that knew no queues.
 */
@Injectable()
@RunsAsPolicy()
export class RouteUnroutedCasesPolicy implements Policy {
  readonly name = 'route-unrouted-cases';
  readonly filter = { eventTypes: ['CaseOpened'] satisfies CaseOpened['type'][] };

  constructor(
    @Inject(CASES) private readonly cases: Cases,
    private readonly queues: Queues,
    private readonly keyring: Keyring,
  ) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async handle({ id, streamName, metadata }: RecordedEvent): Promise<void> {
    // A case that has a queue once has one for ever, so what is in memory is enough to know.
    const known = this.cases.known(streamName)?.state;
    if (known?.overview.queue) return;
    const cause = {
      id: this.keyring.uuid('route-unrouted-case', id),
      actor: { kind: 'system' as const, id: 'routing' },
      correlationId: metadata.correlationId,
    };
    await this.cases.decide(streamName, cause, ({ state }) =>
      state?.overview.queue === null ? routingByRule(state.overview, this.queues) : [],
    );
  }
}
