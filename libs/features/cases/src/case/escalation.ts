import {
  type EscalationLevel,
  type EscalationRule,
  leastPriority,
  ruleFor,
} from '../escalation/escalation-rule.js';
import { type Priority, priorities } from '../playbooks/playbook.js';
import { type CaseEvent } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { unassigned } from './unassignment.js';
import { hasEnded } from './working-states.js';

export type EscalatedBy =
  { readonly by: 'hand'; readonly reason: string } | { readonly by: 'rule'; readonly rule: string };

/** Whoever had it did not satisfy the customer or was not fast enough, so it waits for those of the level. */
export function escalation(
  overview: CaseOverview,
  level: EscalationLevel,
  by: EscalatedBy,
): readonly CaseEvent[] {
  const previousLevel = overview.escalationLevel;
  const priority = higher(overview.priority, leastPriority(level));
  return [
    { type: 'CaseEscalated', data: { level, previousLevel, priority, ...by } },
    ...unassigned(overview, 'escalated'),
  ];
}

/** Nothing when no rule asks for more than the case has, or when the case is over. */
export function escalationByRule(
  rules: readonly EscalationRule[],
  eventType: string,
  overview: CaseOverview,
): readonly CaseEvent[] {
  const rule = ruleFor(rules, eventType, overview.timesReopened);
  if (!rule || rule.level <= overview.escalationLevel || hasEnded(overview.status)) return [];
  return escalation(overview, rule.level, { by: 'rule', rule: rule.name });
}

function higher(one: Priority, other: Priority): Priority {
  return priorities.indexOf(one) >= priorities.indexOf(other) ? one : other;
}
