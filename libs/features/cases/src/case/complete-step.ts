import { type Case } from './case.js';
import { type StepCompleted, type StepTerminated } from './case-events.js';
import { excludedSteps, isOver, stepsAfter } from './case-steps.js';

/**
 * The step is done, whoever did it, and those that depend on another outcome are no longer needed. Nothing of
 * a step that is over, or that the playbook does not have: what confirms a step may come late.
 */
export function completeStep(
  { overview: { steps }, playbook }: Pick<Case, 'overview' | 'playbook'>,
  data: StepCompleted['data'],
): readonly (StepCompleted | StepTerminated)[] {
  const step = steps.find(({ stepId }) => stepId === data.stepId);
  if (!step || isOver(step)) return [];
  const completed = { type: 'StepCompleted', data } as const;
  return [completed, ...excludedSteps(playbook, stepsAfter(steps, completed)).map(terminated)];
}

function terminated(stepId: string): StepTerminated {
  return { type: 'StepTerminated', data: { stepId, by: 'outcome' } };
}
