import { setTimeout as wait } from 'node:timers/promises';

/** Long, for a machine that does other things, too: what does not happen at all is told late, and truly. */
const PATIENCE_MS = 90_000;

export interface Patience {
  /** What is waited for, in words; as it stands in the spec by default. */
  readonly what?: string;
  readonly patienceMs?: number;
  readonly everyMs?: number;
}

/**
 * Looks again and again until it sees something, neither undefined nor false, and gives that. A look that
 * fails has seen nothing.
 *
 * @throws after 90 s by default, with what was not seen, and why the last look failed
 */
export async function until<T>(
  look: () => T | Promise<T>,
  { what = look.toString(), patienceMs = PATIENCE_MS, everyMs = 10 }: Patience = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + patienceMs;
  let failure: unknown;
  do {
    try {
      failure = undefined;
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    } catch (error) {
      failure = error;
    }
    await wait(everyMs);
  } while (performance.now() < deadline);
  throw new Error(`It did not happen within ${patienceMs / 1000} s: ${what}`, { cause: failure });
}
