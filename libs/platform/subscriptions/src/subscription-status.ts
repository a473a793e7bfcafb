import { type Lag } from './lag.js';

/** What a subscription is doing in this process. */
export type SubscriptionStatus =
  | { readonly state: 'starting' | 'catching-up' | 'live' | 'stopped' }
  /** Another process does the work. */
  | { readonly state: 'standby' }
  /** The rows of a lower version are served; those of this one are built beside them. From 0 to 1. */
  | { readonly state: 'rebuilding'; readonly share: number }
  /** Something it needs is away; it tries again by itself. */
  | { readonly state: 'delayed'; readonly reason: string }
  /** It will not go on before somebody has acted. */
  | { readonly state: 'refused'; readonly reason: string };

export interface SubscriptionHealth {
  readonly status: SubscriptionStatus;
  /** It was up to date at least once in this process, or another process does the work. */
  readonly hasBeenLive: boolean;
  readonly parksMost: boolean;
  /** Undefined where it is not known. */
  readonly lag: Lag | undefined;
}

/** Behind by more than this, it is not ready. */
export const LONGEST_LAG_SECONDS = 30;

/** Why the read side or a policy is not doing its work, in words; undefined when it does. */
export function complaintOf(health: SubscriptionHealth): string | undefined {
  const { status, hasBeenLive, parksMost, lag } = health;
  if (status.state === 'delayed' || status.state === 'refused') return status.reason;
  if (status.state === 'rebuilding') {
    const percent = Math.floor(status.share * 100);
    return `Its rows are built anew beside those of an older version, which are served: ${percent} %.`;
  }
  if (parksMost) return 'Most of what comes is parked; GET /v1/parked-events tells why.';
  if (status.state === 'starting' || status.state === 'stopped') return `It is ${status.state}.`;
  if (!hasBeenLive) return `It is ${status.state}.`;
  if (lag !== undefined && lag.seconds > LONGEST_LAG_SECONDS) {
    return `It is ${Math.round(lag.seconds)} s behind the log.`;
  }
  return undefined;
}
