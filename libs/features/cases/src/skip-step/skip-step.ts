import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { stepToDo } from '../case/step-refusals.js';

export class SkipStep {
  constructor(
    readonly about: CaseCommand,
    readonly stepId: string,
    readonly reason: string,
  ) {}
}

/** Needs no identity and waits for nothing: it tells nobody anything. */
export function skipStep(
  current: Case,
  { stepId, reason }: Pick<SkipStep, 'stepId' | 'reason'>,
): readonly CaseEvent[] {
  stepToDo(current, stepId);
  return [{ type: 'StepSkipped', data: { stepId, reason } }];
}
