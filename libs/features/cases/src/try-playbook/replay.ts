import { type Playbook } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { attachSignals } from '../case/attach-signals.js';
import { type Case, caseDecider } from '../case/case.js';
import { type AttachedSignal, type CaseEvent, type StepCompleted } from '../case/case-events.js';
import { type CaseEventEnvelope } from '../case/case-overview.js';
import { type CaseStep, isOver } from '../case/case-steps.js';
import { completeStep } from '../case/complete-step.js';
import { stepsToDoAgain } from '../case/steps-after-signals.js';

export type RecordedCaseEvent = CaseEvent & CaseEventEnvelope;

/** What a case came to by one version of a playbook. */
export interface ReplayedCase {
  /** When its goal was met first, by our clock. */
  readonly goalMetAt: string | null;
  readonly steps: readonly Pick<CaseStep, 'stepId' | 'state' | 'outcome'>[];
}

/**
 * The history of a case as it would be by another version of its playbook. What people and the wallet did stays;
 * what a playbook made of it is decided anew.
 *
 * @throws TypeError for what is no history of a case
 */
export function replay(
  playbooks: Playbooks,
  playbook: Playbook,
  history: readonly RecordedCaseEvent[],
): ReplayedCase {
  const { evolve } = caseDecider(playbooks.with(playbook));
  let current: Case | undefined;
  let goalMetAt: string | null = null;
  for (const recorded of history) {
    for (const event of decidedAnew(current, recorded, playbook)) {
      const revision = (current?.overview.revision ?? -1) + 1;
      current = evolve(current, { ...event, revision, metadata: recorded.metadata });
      if (isGoalMet(event)) goalMetAt ??= recorded.metadata.recordedAt;
    }
  }
  if (!current) throw new TypeError('A case has at least one event.');
  return {
    goalMetAt,
    steps: current.overview.steps.map(({ stepId, state, outcome }) => ({ stepId, state, outcome })),
  };
}

function isGoalMet(event: CaseEvent): boolean {
  return event.type === 'ResolutionProposed' && event.data.by === 'goal';
}

function decidedAnew(
  current: Case | undefined,
  event: CaseEvent,
  playbook: Playbook,
): readonly CaseEvent[] {
  if (event.type === 'CaseOpened') {
    return [{ ...event, data: { ...event.data, playbookVersion: playbook.version } }];
  }
  if (!current) throw new TypeError(`A case begins with CaseOpened, not with ${event.type}.`);
  if (isMadeByPlaybook(event)) return [];
  switch (event.type) {
    case 'SignalAttached':
      return attachSignals(current, [seenBy(playbook, event.data)]);
    case 'StepCompleted':
      return isPossible(playbook, event.data) ? completeStep(current, event.data) : [];
    case 'CaseReopened':
    case 'ResolutionRejected':
      return [event, ...stepsToDoAgain(current.overview.steps)];
    default:
      return isPointless(current, event) ? [] : [event];
  }
}

/** About a step that is over, or that the playbook does not have. */
function isPointless(current: Case, { type, data }: CaseEvent): boolean {
  if (type !== 'StepStarted' && type !== 'StepSkipped' && type !== 'StepTerminated') return false;
  return !isToDo(current, (data as StepCompleted['data']).stepId);
}

/** It follows from signals and the playbook, or is about another playbook. */
function isMadeByPlaybook(event: CaseEvent): boolean {
  switch (event.type) {
    case 'ResolutionProposed':
      return event.data.by === 'goal';
    case 'CaseReopened':
    case 'StepCompleted':
      return event.data.by === 'signal';
    case 'StepTerminated':
      return event.data.by !== 'cancellation';
    case 'StepRenewed':
    case 'PlaybookChanged':
    case 'CaseClassified':
      return true;
    default:
      return false;
  }
}

function isToDo({ overview: { steps } }: Case, wanted: string): boolean {
  return steps.some((step) => step.stepId === wanted && !isOver(step));
}

/** An agent can come to an outcome only that there is. */
function isPossible({ steps }: Playbook, { stepId, by, outcome }: StepCompleted['data']): boolean {
  const outcomes = steps.find(({ id }) => id === stepId)?.outcomes;
  return (
    by !== 'hand' || (outcome === undefined ? !outcomes : (outcomes?.includes(outcome) ?? false))
  );
}

function seenBy({ goal, openedBy }: Playbook, signal: AttachedSignal): AttachedSignal {
  if (openedBy.includes(signal.walletEventType)) return { ...signal, role: 'opening' };
  return goal.flat().includes(signal.walletEventType) ? { ...signal, role: 'goal' } : signal;
}
