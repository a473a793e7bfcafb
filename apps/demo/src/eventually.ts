import { setTimeout as wait } from 'node:timers/promises';

/** How long something may take to show before the demo calls it a failure. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 15;

/** Looks until it is there. @throws what did not happen. */
export async function eventually<Found>(
  what: string,
  look: () => Found | undefined | Promise<Found | undefined>,
): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`It did not happen within ${PATIENCE_MS / 1000} s: ${what}.`);
}
