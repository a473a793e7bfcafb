import { type DecisionEvent } from '../case-events.js';
import { type CaseEventEnvelope, type CaseOverview } from '../case-overview.js';
import { type CaseDecision, type DecisionState } from '../decisions.js';
import { type FoldOf } from './fold.js';
import { workedOn } from './worked-on.js';

export const decisionFold: FoldOf<DecisionEvent> = {
  DecisionProposed: (overview, { data, metadata }) => ({
    decisions: [
      ...overview.decisions,
      { ...data, state: 'proposed', proposedBy: metadata.actor.id, decidedBy: null },
    ],
    ...workedOn(overview),
  }),
  DecisionApproved: (overview, event) => decided(overview, event, 'approved'),
  DecisionRefused: (overview, event) => decided(overview, event, 'refused'),
};

function decided(
  { decisions }: CaseOverview,
  { data, metadata }: { readonly data: Pick<CaseDecision, 'decisionId'> } & CaseEventEnvelope,
  state: DecisionState,
): Partial<CaseOverview> {
  return {
    decisions: decisions.map((decision) =>
      decision.decisionId === data.decisionId
        ? { ...decision, state, decidedBy: metadata.actor.id }
        : decision,
    ),
  };
}
