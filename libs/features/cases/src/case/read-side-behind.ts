import { CaselineError } from '#platform/kernel';
import { type ChangeFeed } from '#platform/subscriptions';

/** For how long a query waits for the revision that it was asked for. */
export const READ_SIDE_PATIENCE_MS = 2_000;

export function readSideBehind(minRevision: number): CaselineError {
  return new CaselineError(
    'unavailable',
    'read-side-behind',
    `Revision ${minRevision} has not reached the read side. Try again in a moment, or ask without minRevision ` +
      'for what there is.',
    { retryAfterSeconds: 1 },
  );
}

/** What is looked for on the read side, and what the log says of it. */
export interface Sought<Found> {
  readonly find: () => Promise<Found | undefined>;
  readonly isKnown: () => Promise<boolean>;
  readonly notFound: () => CaselineError;
  /** Hears of its rows, by its key. */
  readonly changes: ChangeFeed;
  readonly key: string;
  readonly minRevision?: number;
}

/**
 * What the read side has now, or a moment later, if the log has it.
 *
 * @throws CaselineError that it is not found, or `read-side-behind` when that takes too long.
 */
export async function onReadSide<Found>(sought: Sought<Found>): Promise<Found> {
  const { find, isKnown, notFound, changes, key, minRevision = 0 } = sought;
  const found = await find();
  if (found !== undefined) return found;
  if (!(await isKnown())) throw notFound();
  const reached = await changes.until(key, find, READ_SIDE_PATIENCE_MS);
  if (reached === undefined) throw readSideBehind(minRevision);
  return reached;
}
