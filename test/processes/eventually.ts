import { setTimeout as wait } from 'node:timers/promises';

/** As long as `until` of the specs, which cannot be had here: the bench runs this without Jest. */
const PATIENCE_MS = 90_000;

/** The first answer that is not undefined. @throws after 90 s by default, naming what did not happen. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(50);
  }
  throw new Error(`It did not happen within ${patienceMs / 1000} s: ${what}.`);
}
