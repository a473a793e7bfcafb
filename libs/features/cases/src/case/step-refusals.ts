import { CaselineError } from '#platform/kernel';
import { type PlaybookStep } from '../playbooks/playbook.js';
import { type Case } from './case.js';
import { type CaseOverview } from './case-overview.js';
import { type CaseStep, isOver, isUndone, waitsFor } from './case-steps.js';
import { mustBeIdentified } from './contact-identity.js';
import { refused } from './refusals.js';
import { mustBeWorkedOn } from './working-states.js';

interface WorkableStep {
  readonly step: CaseStep;
  readonly rule: PlaybookStep;
}

/** @throws CaselineError unless the case is worked on, has the step, and the step is not over. */
export function stepToDo({ overview, playbook }: Case, stepId: string): WorkableStep {
  mustBeWorkedOn(overview);
  const step = overview.steps.find((one) => one.stepId === stepId);
  const rule = playbook.steps.find(({ id }) => id === stepId);
  if (!step || !rule) throw stepNotFound(overview);
  if (!isOver(step)) return { step, rule };
  throw refused(
    'step-over',
    overview,
    `A step is done once, and ${stepId} is ${step.state}.`,
    'Go on with one of the next steps.',
  );
}

/** @throws CaselineError while the step waits for others, or for the person's identity. */
export function mustBeReady(overview: CaseOverview, { rule }: WorkableStep): void {
  const waitingFor = waitsFor(rule, overview.steps);
  if (waitingFor.length > 0) {
    throw refused(
      'step-waits',
      overview,
      `${rule.id} comes after ${waitingFor.join(' and ')}.`,
      'Complete that first, or skip it with a reason.',
      { steps: waitingFor },
    );
  }
  mustBeIdentified(overview, rule);
}

/** @throws CaselineError `steps-undone` unless the goal is met or every required step is over. */
export function mustBeDone(overview: CaseOverview): void {
  const isGoalMet = (overview.proposedResolution?.goalMetAt ?? null) !== null;
  const undone = overview.steps.filter(isUndone).map(({ stepId }) => stepId);
  if (isGoalMet || undone.length === 0) return;
  throw refused(
    'steps-undone',
    overview,
    'Required steps are done, or skipped with a reason, before a case is resolved, unless its goal is met.',
    `Complete or skip: ${undone.join(', ')}.`,
    { steps: undone },
  );
}

function stepNotFound({ steps }: CaseOverview): CaselineError {
  const known = steps.map(({ stepId }) => stepId).join(', ');
  return new CaselineError(
    'not-found',
    'step-not-found',
    `The case’s playbook has no such step. It has: ${known}.`,
  );
}
