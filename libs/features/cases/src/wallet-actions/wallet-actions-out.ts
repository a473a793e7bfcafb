import { type RequestedWalletAction } from './requested-wallet-action.js';

/** Under this token Nest injects the `WalletActionsOut`. */
export const WALLET_ACTIONS_OUT = Symbol('WalletActionsOut');

/**
 * What goes out to the wallet, for whatever carries it there: the HTTP feed now, a topic later. At least once, as one
 * that is asked again comes again: the wallet does once what comes under one id.
 */
export interface WalletActionsOut {
  /** Those without an answer that have not timed out, after a place, in the order in which they were asked for. */
  openAfter(place: string | undefined, limit: number): Promise<readonly RequestedWalletAction[]>;
  /** The same, then each further one as soon as it is asked for, until the signal aborts. */
  follow(place: string | undefined, signal: AbortSignal): AsyncIterable<RequestedWalletAction>;
}
