export const decisionStates = ['proposed', 'approved', 'refused'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** What somebody wants to decide in a case, and what a second person says to it. */
export interface CaseDecision {
  readonly decisionId: string;
  /** As the playbook names it. */
  readonly decision: string;
  readonly reason: string;
  readonly state: DecisionState;
  /** Id of the one who proposed it, and may not approve it. */
  readonly proposedBy: string;
  /** Id of the one who approved or refused it. */
  readonly decidedBy: string | null;
}

export interface HasDecisions {
  readonly decisions: readonly CaseDecision[];
}

/** A playbook's decisions are alternatives, proposed one after the other: the one approved last stands. */
export function standingDecision({ decisions }: HasDecisions): CaseDecision | undefined {
  return decisions.findLast(({ state }) => state === 'approved');
}

export function openProposal({ decisions }: HasDecisions): CaseDecision | undefined {
  return decisions.find(({ state }) => state === 'proposed');
}
