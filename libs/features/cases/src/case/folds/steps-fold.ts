import { type StepsEvent } from '../case-events.js';
import { type CaseOverview } from '../case-overview.js';
import { carriedOver, stepsAfter } from '../case-steps.js';
import { type FoldOf } from './fold.js';
import { withoutGoal } from './opening-fold.js';
import { workedOn } from './worked-on.js';

export const stepsFold: FoldOf<StepsEvent> = {
  StepStarted: byHand,
  StepCompleted: (overview, event) =>
    event.data.by === 'hand' ? byHand(overview, event) : ofItself(overview, event),
  StepSkipped: byHand,
  StepTerminated: ofItself,
  StepRenewed: ofItself,
  PlaybookChanged: (overview, { data }, playbooks) => ({
    playbookVersion: data.version,
    steps: carriedOver(overview.steps, playbooks.of(overview.type, data.version)),
    proposedResolution: withoutGoal(overview.proposedResolution),
  }),
};

type StepEvent = Parameters<typeof stepsAfter>[1];

function byHand(overview: CaseOverview, event: StepEvent): Partial<CaseOverview> {
  return { ...ofItself(overview, event), ...workedOn(overview) };
}

function ofItself({ steps }: CaseOverview, event: StepEvent): Partial<CaseOverview> {
  return { steps: stepsAfter(steps, event) };
}
