import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreUnavailableError } from './errors.js';

export interface Patience {
  /** How long after the first attempt another one may begin. */
  readonly forMs: number;
  readonly pauseMs: number;
  readonly isTransient: (error: unknown) => boolean;
}

/**
 * Repeats what is safe to repeat while the store is away.
 *
 * @throws EventStoreUnavailableError when it stayed away; any other failure as it is.
 */
export async function withPatience<T>(task: () => Promise<T>, patience: Patience): Promise<T> {
  const deadline = performance.now() + patience.forMs;
  for (;;) {
    try {
      return await task();
    } catch (error) {
      if (!patience.isTransient(error)) throw error;
      if (performance.now() + patience.pauseMs > deadline) {
        throw new EventStoreUnavailableError('The event store cannot be reached.', error);
      }
      await sleep(patience.pauseMs);
    }
  }
}
