import { type Actor } from '#platform/kernel';
import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { proposalToDecide } from '../case/decision-rules.js';

export class RefuseDecision {
  constructor(
    readonly about: CaseCommand,
    readonly decisionId: string,
    readonly reason: string,
  ) {}
}

/** Whoever proposed it may take it back, if they may decide it at all. */
export function refuseDecision(
  current: Case,
  { decisionId, reason }: Pick<RefuseDecision, 'decisionId' | 'reason'>,
  actor: Actor,
): readonly CaseEvent[] {
  const { decision } = proposalToDecide(current, decisionId, actor);
  return [{ type: 'DecisionRefused', data: { decisionId, decision, reason } }];
}
