import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** The first answer that is not undefined. @throws after 30 s by default, naming what did not happen. */
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
