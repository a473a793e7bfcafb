import { Inject, Injectable } from '@nestjs/common';
import { type RecordedEvent } from '#platform/event-store';
import { type Policy, RunsAsPolicy } from '#platform/subscriptions';
import { caseStream } from '../case/case-events.js';
import { CASES, type Cases } from '../case/cases.provider.js';
import { caseIdOfClocks, type ClockEvent } from '../case-clock/clock-events.js';
import { escalationRules } from '../escalation/escalation-rules.js';
import { escalateByClock } from './escalate-by-clock.js';

const told = ['SlaWarningRaised', 'SlaBreached'] as const satisfies ClockEvent['type'][];

/**
 * Whenever a clock has told what a rule waits for: escalate its case. The rules have their say in every append to a
 * case; what its clocks tell stands in a stream of its own, so it needs somebody who carries it over.
 */
@Injectable()
@RunsAsPolicy()
export class EscalateByClockPolicy implements Policy {
  readonly name = 'escalate-by-clock';
  readonly filter = {
    eventTypes: told.filter((type) => escalationRules.some(({ on }) => on === type)),
  };

  constructor(@Inject(CASES) private readonly cases: Cases) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  /** The case remembers what escalated it, so the second time nothing happens, whatever became of it since. */
  async handle({
    id,
    type,
    streamName,
    metadata: { correlationId },
  }: RecordedEvent): Promise<void> {
    const actor = { kind: 'system', id: 'escalation' } as const;
    await this.cases.decide(
      caseStream(caseIdOfClocks(streamName)),
      { id, actor, correlationId },
      ({ state }) => (state ? escalateByClock(escalationRules, type, state.overview) : []),
    );
  }
}
