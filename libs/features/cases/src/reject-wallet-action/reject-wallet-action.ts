import { type Case } from '../case/case.js';
import { type CaseEvent } from '../case/case-events.js';
import { requireUnanswered, requireWalletAction } from '../case/wallet-actions.js';

/** What the wallet says of an action that it has not done and will not do. */
export interface Rejection {
  readonly actionId: string;
  readonly reasonCode: string;
  readonly text?: string | undefined;
}

/** The reason code makes it the same answer; the text is for people. */
export function rejectWalletAction(
  { overview }: Case,
  { actionId, reasonCode, text }: Rejection,
): readonly CaseEvent[] {
  const asked = requireWalletAction(overview, actionId);
  if (asked.state === 'rejected' && asked.reasonCode === reasonCode) return [];
  requireUnanswered(asked);
  return [
    {
      type: 'WalletActionRejected',
      data: {
        actionId,
        action: asked.action,
        reasonCode,
        ...(text !== undefined && { text }),
        ...(asked.state === 'timed-out' && { late: true }),
      },
    },
  ];
}
