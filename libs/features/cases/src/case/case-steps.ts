import { type LocalText, type Playbook } from '../playbooks/playbook.js';

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
  /** Why it was left out, or is no longer needed. */
  readonly reason: string | null;
}

export function initialSteps({ steps }: Playbook): readonly CaseStep[] {
  return steps.map(({ id, title, required }) => ({
    stepId: id,
    title,
    required,
    state: 'available',
    outcome: null,
    reason: null,
  }));
}
