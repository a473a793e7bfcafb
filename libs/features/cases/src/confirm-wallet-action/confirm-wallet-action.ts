import { goalMetBy } from '../case/attach-signals.js';
import { type Case } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { requireUnanswered, requireWalletAction } from '../case/wallet-actions.js';

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
  return [confirmed, ...goalMetBy(current, confirmed, now)];
}
