/** Where a case stands in a list of the newest first. */
export interface Place {
  readonly openedAt: string;
  readonly caseId: string;
}

export interface Scan<Found extends Place> {
  /** From where on; the newest without it. */
  readonly after: Place | undefined;
  readonly limit: number;
  /** The next places that come into question, by one index. */
  readonly candidates: (after: Place | undefined, count: number) => Promise<readonly Place[]>;
  /** What of the candidates is asked for, newest first. */
  readonly matching: (candidates: readonly Place[], count: number) => Promise<readonly Found[]>;
}

/** So many candidates are looked at for one page. */
export const MOST_CANDIDATES = 2_000;
const CANDIDATES_AT_ONCE = 1_000;

/**
 * A page costs the same however many cases there are: after so many candidates it ends where it has come to, with fewer cases
 * than asked for or none.
 *
 * @returns what was found, and where the next page goes on if there may be one.
 */
export async function scan<Found extends Place>({
  after,
  limit,
  candidates,
  matching,
}: Scan<Found>): Promise<{ readonly found: readonly Found[]; readonly next: Place | undefined }> {
  const found: Found[] = [];
  let place = after;
  for (let left = MOST_CANDIDATES; left > 0;) {
    const size = left === MOST_CANDIDATES ? limit + 1 : Math.min(left, CANDIDATES_AT_ONCE);
    const looked = await candidates(place, size);
    if (looked.length > 0) found.push(...(await matching(looked, limit + 1 - found.length)));
    if (found.length > limit) return { found: found.slice(0, limit), next: found[limit - 1] };
    if (looked.length < size) return { found, next: undefined };
    place = looked.at(-1);
    left -= size;
  }
  return { found, next: place };
}
