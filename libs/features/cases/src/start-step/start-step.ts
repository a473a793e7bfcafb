import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { refused } from '../case/refusals.js';
import { mustBeReady, stepToDo } from '../case/step-refusals.js';

export class StartStep {
  constructor(
    readonly about: CaseCommand,
    readonly stepId: string,
  ) {}
}

export function startStep(
  current: Case,
  { stepId }: Pick<StartStep, 'stepId'>,
): readonly CaseEvent[] {
  const found = stepToDo(current, stepId);
  if (found.step.state === 'active') {
    throw refused(
      'step-started',
      current.overview,
      `${stepId} is under way already.`,
      'Complete it, or skip it with a reason.',
    );
  }
  mustBeReady(current.overview, found);
  return [{ type: 'StepStarted', data: { stepId } }];
}
