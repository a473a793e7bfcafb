import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { decisionRuleOf } from '../case/decision-rules.js';
import { openProposal } from '../case/decisions.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class ProposeDecision {
  constructor(
    readonly about: CaseCommand,
    readonly decision: string,
    readonly reason: string,
  ) {}
}

/** One at a time, as a playbook's decisions are alternatives. */
export function proposeDecision(
  { overview, playbook }: Case,
  { decision, reason }: Pick<ProposeDecision, 'decision' | 'reason'>,
  decisionId: string,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  decisionRuleOf(overview, playbook, decision);
  if (openProposal(overview)) {
    throw refused(
      'decision-open',
      overview,
      'One decision is proposed at a time.',
      'Have the open one approved or refused first.',
    );
  }
  return [{ type: 'DecisionProposed', data: { decisionId, decision, reason } }];
}
