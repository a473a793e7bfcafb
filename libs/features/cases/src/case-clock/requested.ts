import { promiseNames } from '../playbooks/clock-target.js';
import { type CaseEvent, type WalletActionConfirmed } from '../case/case-events.js';
import { type CaseChange } from './case-change.js';
import { type ClockHand } from './clock-hand.js';

/** The wallet actions that do once more what the customer had requested. */
const REQUESTING_AGAIN: readonly string[] = ['ReinitiateWithdrawal'];

interface Request {
  readonly at: string;
  readonly isAgain: boolean;
}

/** When the customer's request was made, by what the wallet says of it, and that it was made again. */
export function requested(hand: ClockHand, change: CaseChange): void {
  const request = requestTold(change);
  if (!request || request.at > change.event.metadata.recordedAt) return;
  const { at, isAgain } = request;
  for (const name of promiseNames) {
    const clock = hand.clock(name);
    if (clock?.target.from !== 'requestedAt' || clock.startedAt === at) continue;
    // Until the wallet says it, the first round counts from when the trouble began.
    const isUnknown = !clock.requestKnown && clock.round === 1;
    if (isUnknown && !isAgain) hand.countFrom(name, at, 'request-known');
    else if (at > clock.startedAt) hand.countFrom(name, at, 'requested-again');
  }
}

/** The wallet says when the customer's request was made, or that it was made again. */
export function tellsOfRequest(event: CaseEvent): boolean {
  return requestIn(event) !== undefined || requestsAgain(event);
}

function requestTold({ event, after }: CaseChange): Request | undefined {
  if (!requestsAgain(event)) return requestIn(event);
  const { actionId } = event.data;
  // Asking moves no deadline; once it is done, it counts from when it was asked for.
  const asked = after.walletActions.find((one) => one.actionId === actionId);
  return asked && { at: asked.requestedAt, isAgain: true };
}

function requestsAgain(event: CaseEvent): event is WalletActionConfirmed {
  return event.type === 'WalletActionConfirmed' && REQUESTING_AGAIN.includes(event.data.action);
}

function requestIn(event: CaseEvent): Request | undefined {
  if (event.type !== 'SignalAttached' || event.data.role !== 'opening') return undefined;
  const { requestedAt: said } = event.data.payload;
  const at = typeof said === 'string' ? Date.parse(said) : NaN;
  return Number.isNaN(at) ? undefined : { at: new Date(at).toISOString(), isAgain: false };
}
