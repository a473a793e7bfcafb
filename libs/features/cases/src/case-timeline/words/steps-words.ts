import { type StepsEvent } from '../../case/case-events.js';
import { quote, type WordsFor } from './words.js';

const reasons = {
  goal: 'the goal is met',
  outcome: 'another step came to something else',
  cancellation: 'the case is cancelled',
};

export const stepsWords: WordsFor<StepsEvent> = {
  StepStarted: ({ stepId }) => `step ${stepId} begun`,
  StepCompleted: ({ stepId, by, outcome, note }) => {
    const who = by === 'hand' ? '' : ` by a ${by === 'signal' ? 'signal' : 'wallet action'}`;
    const came = outcome === undefined ? '' : `, came to ${outcome}`;
    return `step ${stepId} done${who}${came}${note === undefined ? '' : `: ${quote(note)}`}`;
  },
  StepSkipped: ({ stepId, reason }) => `step ${stepId} skipped: ${quote(reason)}`,
  StepTerminated: ({ stepId, by }) => `step ${stepId} not needed: ${reasons[by]}`,
  StepRenewed: ({ stepId }) => `step ${stepId} to be done again`,
  PlaybookChanged: ({ version, previousVersion }) =>
    `moved from version ${previousVersion} of the playbook to ${version}`,
};
