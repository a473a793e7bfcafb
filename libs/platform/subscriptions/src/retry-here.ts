import { type SubscriptionTermOptions, SubscriptionTerm } from './subscription-term.js';
import { type TakeLease } from './lease.js';

export interface RetryHereOptions extends Omit<SubscriptionTermOptions, 'onDelay'> {
  readonly takeLease: TakeLease;
  readonly signal: AbortSignal;
}

/**
 * Tries again what operators wished to be tried, where no process runs the subscription. Answers false if one does: then
 * it is that one's work.
 */
export async function retryParkedHere(options: RetryHereOptions): Promise<boolean> {
  const lease = await options.takeLease(`subscription ${options.subscription.name}`);
  if (!lease) return false;
  try {
    const term = await SubscriptionTerm.begin({ ...options, onDelay: () => undefined });
    await term.retryParked(AbortSignal.any([options.signal, lease.lost]));
    return true;
  } finally {
    await lease.release();
  }
}
