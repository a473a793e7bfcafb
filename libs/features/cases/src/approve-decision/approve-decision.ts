import { type Actor } from '#platform/kernel';
import { goalMetBy } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { proposalToDecide } from '../case/decision-rules.js';
import { refused } from '../case/refusals.js';

export class ApproveDecision {
  constructor(
    readonly about: CaseCommand,
    readonly decisionId: string,
    readonly note: string | undefined,
  ) {}
}

/** Four eyes: whoever proposed it approves nothing, whatever their role. */
export function approveDecision(
  current: Case,
  { decisionId, note }: Pick<ApproveDecision, 'decisionId' | 'note'>,
  actor: Actor,
  now: Date,
): readonly CaseEvent[] {
  const { decision, proposedBy } = proposalToDecide(current, decisionId, actor);
  if (proposedBy === actor.id) {
    throw refused(
      'own-proposal',
      current.overview,
      'A decision is approved by somebody other than its proposer.',
      'Ask a colleague who may approve it.',
    );
  }
  const data = { decisionId, decision, ...(note !== undefined && { note }) };
  const approved: CaseEvent = { type: 'DecisionApproved', data };
  return [approved, ...goalMetBy(current, approved, now)];
}
