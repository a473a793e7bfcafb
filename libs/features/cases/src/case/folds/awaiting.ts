import { type CaseOverview } from '../case-overview.js';

/** Nobody is waited for. */
export const nobodyAwaited = {
  informationRequested: [],
  externalAwaited: null,
  proposedResolution: null,
} as const satisfies Partial<CaseOverview>;

type Awaited = Pick<CaseOverview, keyof typeof nobodyAwaited | 'walletActions'>;

/** The changes, and the status of a case that is worked on after them: whom it waits for. */
export function awaiting(overview: CaseOverview, changes: Partial<Awaited>): Partial<CaseOverview> {
  return { ...changes, status: statusOf({ ...overview, ...changes }) };
}

function statusOf({
  informationRequested,
  proposedResolution,
  externalAwaited,
  walletActions,
}: Awaited): CaseOverview['status'] {
  if (informationRequested.length > 0 || proposedResolution?.by === 'hand') {
    return 'awaiting-customer';
  }
  const isWalletAsked = walletActions.some(({ state }) => state === 'requested');
  return externalAwaited || isWalletAsked ? 'pending-external' : 'open';
}
