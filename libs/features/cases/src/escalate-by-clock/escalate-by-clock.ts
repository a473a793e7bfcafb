import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { escalationByRule } from '../case/escalation.js';
import { isWorkedOn } from '../case/working-states.js';
import { type EscalationRule } from '../escalation/escalation-rule.js';

/** What the rules make of what a clock has told. A case that is resolved, be it too late, has nobody left to be faster. */
export function escalateByClock(
  rules: readonly EscalationRule[],
  eventType: string,
  overview: CaseOverview,
): readonly CaseEvent[] {
  return isWorkedOn(overview.status) ? escalationByRule(rules, eventType, overview) : [];
}
