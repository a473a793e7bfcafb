import { type Playbook } from '../playbooks/playbook.js';
import { type CaseOverview } from './case-overview.js';
import { canBegin, isOver } from './case-steps.js';
import { identitySuffices } from './contact-identity.js';
import { isWorkedOn } from './working-states.js';

/** A step that can be done now, and what doing it takes. */
export interface NextStep {
  readonly stepId: string;
  /** One of them is named when it is completed; empty where it comes to one thing only. */
  readonly outcomes: readonly string[];
  /** What it may ask of the wallet. */
  readonly walletAction: string | null;
  /** The identity of the person of the contact under way is to be verified first. */
  readonly needsIdentity: boolean;
}

/** Those that wait for no other one, in the playbook's order. */
export function nextStepsOf(
  playbook: Playbook,
  { status, steps, identity }: Pick<CaseOverview, 'status' | 'steps' | 'identity'>,
): readonly NextStep[] {
  if (!isWorkedOn(status)) return [];
  return playbook.steps
    .filter((rule) => {
      const step = steps.find(({ stepId }) => stepId === rule.id);
      return step !== undefined && !isOver(step) && canBegin(rule, steps);
    })
    .map((rule) => ({
      stepId: rule.id,
      outcomes: rule.outcomes ?? [],
      walletAction: rule.walletAction ?? null,
      needsIdentity: !identitySuffices(identity, rule),
    }));
}
