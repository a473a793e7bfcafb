import { type LocalText, type Playbook, type PlaybookStep } from '../playbooks/playbook.js';
import {
  type PlaybookChanged,
  type StepCompletion,
  type StepsEvent,
  type StepTermination,
} from './case-events.js';

/** By CMMN: available to be begun, under way, done, left out with a reason, or no longer needed. */
export const stepStates = ['available', 'active', 'completed', 'skipped', 'terminated'] as const;
export type StepState = (typeof stepStates)[number];

/** A step of the playbook as it stands in one case. */
export interface CaseStep {
  readonly stepId: string;
  readonly title: LocalText;
  readonly required: boolean;
  readonly state: StepState;
  /** What it came to, of a completed step that has outcomes. */
  readonly outcome: string | null;
  /** Why it was left out. */
  readonly reason: string | null;
  /** What ended it; null while it is not over. */
  readonly endedBy: StepCompletion | StepTermination | null;
}

const notBegun = { state: 'available', outcome: null, reason: null, endedBy: null } as const;

export function initialSteps({ steps }: Playbook): readonly CaseStep[] {
  return steps.map((rule) => stepOf(rule, notBegun));
}

function stepOf(
  { id, title, required }: PlaybookStep,
  { state, outcome, reason, endedBy }: Omit<CaseStep, 'stepId' | 'title' | 'required'>,
): CaseStep {
  return { stepId: id, title, required, state, outcome, reason, endedBy };
}

export function isOver({ state }: CaseStep): boolean {
  return state !== 'available' && state !== 'active';
}

/** Required, and neither done nor skipped. */
export function isUndone(step: CaseStep): boolean {
  return step.required && !isOver(step);
}

type StepEvent = Exclude<StepsEvent, PlaybookChanged>;

/** The steps after what happened to one of them. */
export function stepsAfter(
  steps: readonly CaseStep[],
  event: Pick<StepEvent, 'type' | 'data'>,
): readonly CaseStep[] {
  return steps.map((step) =>
    step.stepId === event.data.stepId ? { ...step, ...changeOf(event as StepEvent) } : step,
  );
}

function changeOf(event: StepEvent): Omit<CaseStep, 'stepId' | 'title' | 'required'> {
  switch (event.type) {
    case 'StepStarted':
      return { ...notBegun, state: 'active' };
    case 'StepCompleted': {
      const { outcome = null, by } = event.data;
      return { ...notBegun, state: 'completed', outcome, endedBy: by };
    }
    case 'StepSkipped':
      return { ...notBegun, state: 'skipped', reason: event.data.reason, endedBy: 'hand' };
    case 'StepTerminated':
      return { ...notBegun, state: 'terminated', endedBy: event.data.by };
    case 'StepRenewed':
      return notBegun;
  }
}

/**
 * The steps of another playbook, those of the same id in the state that they have. What an outcome had
 * terminated, and an outcome that the other playbook does not know, is judged anew.
 */
export function carriedOver(steps: readonly CaseStep[], playbook: Playbook): readonly CaseStep[] {
  const kept = playbook.steps.map((rule): CaseStep => {
    const before = steps.find(({ stepId }) => stepId === rule.id);
    const isKept = before && before.endedBy !== 'outcome' && comesTo(rule, before);
    return stepOf(rule, isKept ? before : notBegun);
  });
  return excludedSteps(playbook, kept).reduce<readonly CaseStep[]>(
    (after, stepId) =>
      stepsAfter(after, { type: 'StepTerminated', data: { stepId, by: 'outcome' } }),
    kept,
  );
}

function comesTo({ outcomes }: PlaybookStep, { state, outcome, endedBy }: CaseStep): boolean {
  if (state !== 'completed' || endedBy !== 'hand') return true;
  return outcome === null ? outcomes === undefined : (outcomes?.includes(outcome) ?? false);
}

/**
 * Steps, not over yet, that cannot apply any more: the one that each depends on came to another outcome, or
 * cannot apply itself. Where that one was skipped, nobody knows, and an agent decides.
 */
export function excludedSteps(
  { steps: rules }: Playbook,
  steps: readonly CaseStep[],
): readonly string[] {
  const excluded = new Set<string>();
  const open: string[] = [];
  // A step refers to earlier ones only, so one pass is enough.
  for (const { id, onlyIf } of rules) {
    const condition = steps.find(({ stepId }) => stepId === onlyIf?.step);
    if (!onlyIf || !condition) continue;
    const cameToAnother =
      condition.outcome !== null && !onlyIf.outcomes.includes(condition.outcome);
    const isOut = condition.endedBy === 'outcome' || excluded.has(condition.stepId);
    if (!cameToAnother && !isOut) continue;
    excluded.add(id);
    const step = steps.find(({ stepId }) => stepId === id);
    if (step && !isOver(step)) open.push(id);
  }
  return open;
}

/** The steps that have to be over before this one can begin. */
export function waitsFor(rule: PlaybookStep, steps: readonly CaseStep[]): readonly string[] {
  return steps.filter((step) => holdsBack(rule, step)).map(({ stepId }) => stepId);
}

export function canBegin(rule: PlaybookStep, steps: readonly CaseStep[]): boolean {
  return !steps.some((step) => holdsBack(rule, step));
}

function holdsBack({ after, onlyIf }: PlaybookStep, step: CaseStep): boolean {
  const isEarlier = after?.includes(step.stepId) === true || onlyIf?.step === step.stepId;
  return isEarlier && !isOver(step);
}
