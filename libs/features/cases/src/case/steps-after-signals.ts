import { helps, type Playbook, type PlaybookStep } from '../playbooks/playbook.js';
import { type SignalOccurrence, type Signals } from './case.js';
import { type CaseEvent } from './case-events.js';
import { type CaseStep, isOver, stepsAfter } from './case-steps.js';

interface SignalsOfSteps {
  /** Those that have not done their work yet. */
  readonly fresh: readonly SignalOccurrence[];
  /** All of them. */
  readonly signals: Pick<Signals, 'lastOfType' | 'troubleSince'>;
  /** The goal is met, and no trouble began later. */
  readonly isGoalMet: boolean;
}

type StepEvent = Extract<CaseEvent, { readonly type: 'StepCompleted' | 'StepRenewed' }>;

/** Wallet events complete steps; new trouble makes what they had completed, or the goal had ended, to be done again. */
export function stepsAfterSignals(
  playbook: Playbook,
  steps: readonly CaseStep[],
  about: SignalsOfSteps,
): readonly StepEvent[] {
  const renewed = playbook.steps.flatMap((rule) => renewal(rule, steps, about));
  const open = renewed.reduce(stepsAfter, steps);
  return [...renewed, ...playbook.steps.flatMap((rule) => completion(rule, open, about))];
}

/** The customer says that it is not over: what wallet events and the goal had ended is to be done again. */
export function stepsToDoAgain(steps: readonly CaseStep[]): readonly CaseEvent[] {
  return steps
    .filter(({ endedBy }) => endedBy === 'signal' || endedBy === 'goal')
    .map(({ stepId }) => ({ type: 'StepRenewed', data: { stepId } }));
}

/** What is not over is no longer needed. */
export function terminateSteps(
  steps: readonly CaseStep[],
  by: 'goal' | 'cancellation',
): readonly CaseEvent[] {
  return steps
    .filter((step) => !isOver(step))
    .map(({ stepId }) => ({ type: 'StepTerminated', data: { stepId, by } }));
}

function renewal(
  rule: PlaybookStep,
  steps: readonly CaseStep[],
  { signals, isGoalMet }: SignalsOfSteps,
): readonly StepEvent[] {
  const { endedBy } = stepOf(rule, steps) ?? {};
  const isStale =
    (endedBy === 'goal' && !isGoalMet) || (endedBy === 'signal' && !isDone(rule, signals));
  return isStale ? [{ type: 'StepRenewed', data: { stepId: rule.id } }] : [];
}

function completion(
  rule: PlaybookStep,
  steps: readonly CaseStep[],
  { fresh, signals: { troubleSince } }: SignalsOfSteps,
): readonly StepEvent[] {
  const step = stepOf(rule, steps);
  const signal = fresh.find(
    ({ walletEventType, occurredAt }) =>
      rule.completedBy?.includes(walletEventType) && helps(occurredAt, troubleSince),
  );
  if (!step || isOver(step) || !signal) return [];
  const { walletEventId } = signal;
  return [{ type: 'StepCompleted', data: { stepId: rule.id, by: 'signal', walletEventId } }];
}

function stepOf({ id }: PlaybookStep, steps: readonly CaseStep[]): CaseStep | undefined {
  return steps.find(({ stepId }) => stepId === id);
}

function isDone(
  { completedBy = [] }: PlaybookStep,
  { lastOfType, troubleSince }: SignalsOfSteps['signals'],
): boolean {
  return completedBy.some((type) => {
    const last = lastOfType.get(type);
    return last !== undefined && helps(last.occurredAt, troubleSince);
  });
}
