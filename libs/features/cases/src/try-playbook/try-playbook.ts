import { type Playbook } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type RecordedCaseEvent, replay, type ReplayedCase } from './replay.js';

/** Of the goal: when it is met by the other version, beside the one by which the case was worked. */
export const goalDifferences = ['earlier', 'later', 'never', 'only-there'] as const;
export type GoalDifference = (typeof goalDifferences)[number];

/** `null`: the version does not have the step. */
export interface StepDifference {
  readonly stepId: string;
  readonly was: string | null;
  readonly wouldBe: string | null;
}

export interface TriedCase {
  readonly caseId: string;
  readonly playbookVersion: number;
  readonly goal: GoalDifference | null;
  readonly goalMetAt: { readonly was: string | null; readonly wouldBe: string | null };
  readonly steps: readonly StepDifference[];
}

/** What would differ in a case, had it been worked by another version. Both are replayed by today's code. */
export function tryPlaybook(
  playbooks: Playbooks,
  playbook: Playbook,
  history: readonly RecordedCaseEvent[],
): TriedCase {
  const [opened] = history;
  if (opened?.type !== 'CaseOpened') throw new TypeError('A case begins with CaseOpened.');
  const { caseId, caseType, playbookVersion } = opened.data;
  const was = replay(playbooks, playbooks.of(caseType, playbookVersion), history);
  const wouldBe = replay(playbooks, playbook, history);
  return {
    caseId,
    playbookVersion,
    goal: goalDifference(was.goalMetAt, wouldBe.goalMetAt),
    goalMetAt: { was: was.goalMetAt, wouldBe: wouldBe.goalMetAt },
    steps: stepDifferences(was, wouldBe),
  };
}

export function differs({ goal, steps }: TriedCase): boolean {
  return goal !== null || steps.length > 0;
}

function goalDifference(was: string | null, wouldBe: string | null): GoalDifference | null {
  if (was === wouldBe) return null;
  if (was === null) return 'only-there';
  if (wouldBe === null) return 'never';
  return wouldBe < was ? 'earlier' : 'later';
}

function stepDifferences(was: ReplayedCase, wouldBe: ReplayedCase): readonly StepDifference[] {
  const ids = new Set([...was.steps, ...wouldBe.steps].map(({ stepId }) => stepId));
  return [...ids]
    .map((stepId) => ({
      stepId,
      was: stateOf(was, stepId),
      wouldBe: stateOf(wouldBe, stepId),
    }))
    .filter((step) => step.was !== step.wouldBe);
}

function stateOf({ steps }: ReplayedCase, wanted: string): string | null {
  const step = steps.find(({ stepId }) => stepId === wanted);
  if (!step) return null;
  return step.outcome === null ? step.state : `${step.state}: ${step.outcome}`;
}
