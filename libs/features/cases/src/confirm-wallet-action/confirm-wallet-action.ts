import { goalMetBy } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { stepsAfter } from '../case/case-steps.js';
import { completeStep } from '../case/complete-step.js';
import {
  type CaseWalletAction,
  requireUnanswered,
  requireWalletAction,
} from '../case/wallet-actions.js';
import { isWorkedOn } from '../case/working-states.js';

/** What the wallet says of an action that it has done. */
export interface Confirmation {
  readonly actionId: string;
  readonly reference?: string | undefined;
}

/** Recorded whatever has become of the case; a case that is worked on is one step further by it. */
export function confirmWalletAction(
  current: Case,
  { actionId, reference }: Confirmation,
  now: Date,
): readonly CaseEvent[] {
  const asked = requireWalletAction(current.overview, actionId);
  if (asked.state === 'confirmed' && asked.reference === (reference ?? null)) return [];
  requireUnanswered(asked);
  const confirmed: CaseEvent = {
    type: 'WalletActionConfirmed',
    data: {
      actionId,
      action: asked.action,
      ...(reference !== undefined && { reference }),
      ...(asked.state === 'timed-out' && { late: true }),
    },
  };
  const done = stepDone(current, asked);
  const steps = done.reduce(stepsAfter, current.overview.steps);
  return [confirmed, ...done, ...goalMetBy(current, confirmed, now, steps)];
}

function stepDone(current: Case, { stepId }: CaseWalletAction): ReturnType<typeof completeStep> {
  if (stepId === null || !isWorkedOn(current.overview.status)) return [];
  return completeStep(current, { stepId, by: 'wallet-action' });
}
