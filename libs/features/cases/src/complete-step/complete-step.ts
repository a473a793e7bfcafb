import { type Case } from '../case/case.js';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { completeStep as completed } from '../case/complete-step.js';
import { refused } from '../case/refusals.js';
import { mustBeReady, stepToDo } from '../case/step-refusals.js';

interface DoneByHand {
  readonly stepId: string;
  readonly outcome?: string | undefined;
  readonly note?: string | undefined;
}

export class CompleteStep {
  constructor(
    readonly about: CaseCommand,
    readonly done: DoneByHand,
  ) {}
}

/** Whether it was begun before or not: much of the work is too short for that. */
export function completeStep(
  current: Case,
  { done }: Pick<CompleteStep, 'done'>,
): readonly CaseEvent[] {
  const found = stepToDo(current, done.stepId);
  mustBeReady(current.overview, found);
  mustComeTo(current, found.rule.outcomes ?? [], done);
  const { stepId, outcome, note } = done;
  return completed(current, {
    stepId,
    by: 'hand',
    ...(outcome !== undefined && { outcome }),
    ...(note !== undefined && { note }),
  });
}

function mustComeTo(
  { overview }: Case,
  outcomes: readonly string[],
  { stepId, outcome }: DoneByHand,
): void {
  const isKnown = outcome === undefined ? outcomes.length === 0 : outcomes.includes(outcome);
  if (isKnown) return;
  const rule =
    outcomes.length === 0
      ? `${stepId} comes to one thing only.`
      : `${stepId} comes to one of: ${outcomes.join(', ')}.`;
  const remedy = outcomes.length === 0 ? 'Leave the outcome out.' : 'Name one of them.';
  throw refused('outcome-unknown', overview, rule, remedy);
}
