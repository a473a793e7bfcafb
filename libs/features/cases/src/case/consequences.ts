import { type EscalationRule } from '../escalation/escalation-rule.js';
import { type Queues } from '../queues/queues.js';
import { type Case, type CaseDecider } from './case.js';
import { type CaseEvent } from './case-events.js';
import { type CaseEventEnvelope } from './case-overview.js';
import { escalationByRule } from './escalation.js';
import { routingByRule } from './routing.js';

export interface CaseRules {
  readonly queues: Queues;
  readonly escalationRules: readonly EscalationRule[];
}

/**
 * What was decided, and what the rules make of it: written as one, so that nobody sees a case that waits in the wrong
 * queue, and no second writer moves the ETag that the first one was given.
 */
export function withConsequences(
  decided: readonly CaseEvent[],
  before: Case | undefined,
  { queues, escalationRules }: CaseRules,
  { evolve }: CaseDecider,
): readonly CaseEvent[] {
  let current = before;
  const events: CaseEvent[] = [];
  const happened = (event: CaseEvent) => {
    current = evolve(current, { ...envelope, ...event });
    events.push(event);
  };
  for (const event of decided) {
    happened(event);
    if (!current) continue;
    for (const escalated of escalationByRule(escalationRules, event.type, current.overview)) {
      happened(escalated);
    }
  }
  if (events.length > 0 && current) {
    for (const routed of routingByRule(current.overview, queues)) happened(routed);
  }
  return events;
}

/** The rules look at neither times nor people. */
const envelope: CaseEventEnvelope = {
  revision: 0,
  metadata: { recordedAt: '1970-01-01T00:00:00.000Z', actor: { kind: 'system', id: 'rules' } },
};
