import { type WalletActionParameters } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { type CaseWalletAction } from '../case/wallet-actions.js';

interface Wished {
  readonly action: string;
  readonly parameters: WalletActionParameters;
}

/**
 * The wallet does once whatever comes under one id. Nobody knows what became of an action that has timed
 * out, so it is asked again under the id that it had: the wallet may get both, and does it once.
 */
export function idOfRequest(overview: CaseOverview, wished: Wished, newId: string): string {
  const last = overview.walletActions.findLast(({ action }) => action === wished.action);
  if (last?.state === 'requested') throw alreadyRequested(overview, last);
  if (last?.state !== 'timed-out') return newId;
  if (!isSame(last.parameters, wished.parameters)) throw askedOtherwise(overview);
  return last.actionId;
}

function isSame(one: WalletActionParameters, other: WalletActionParameters): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

function alreadyRequested(overview: CaseOverview, { dueAt }: CaseWalletAction) {
  return refused(
    'wallet-action-open',
    overview,
    'The wallet is asked for an action once at a time.',
    `Wait for its answer, until ${dueAt} at most.`,
  );
}

function askedOtherwise(overview: CaseOverview) {
  return refused(
    'wallet-action-unanswered',
    overview,
    'An action that has timed out may have been done, so it is asked again only as it was asked before.',
    'Ask with the parameters that it had, or wait for the wallet’s answer.',
  );
}
