import { describe, expect, it } from '@jest/globals';
import { MOST_CANDIDATES, type Place, scan } from './bounded-scan.js';

const place = (number: number): Place => ({ openedAt: '', caseId: String(number) });

/** All pages of a list of so many candidates, of which each nth is asked for. */
async function pages(candidates: number, nth: number, limit: number) {
  const sizes: number[] = [];
  const seen: number[] = [];
  let looked = 0;
  let most = 0;
  let after: Place | undefined;
  do {
    looked = 0;
    const { found, next } = await scan({
      after,
      limit,
      candidates: (from, count) => {
        const first = from ? Number(from.caseId) + 1 : 1;
        const length = Math.max(0, Math.min(count, candidates - first + 1));
        looked += length;
        return Promise.resolve(Array.from({ length }, (_, index) => place(first + index)));
      },
      matching: (some, count) =>
        Promise.resolve(some.filter(({ caseId }) => Number(caseId) % nth === 0).slice(0, count)),
    });
    sizes.push(found.length);
    seen.push(...found.map(({ caseId }) => Number(caseId)));
    most = Math.max(most, looked);
    after = next;
  } while (after);
  return { sizes, seen, most };
}

describe('a bounded scan', () => {
  it.each([
    [0, 1, 10],
    [10, 1, 10],
    [11, 1, 10],
    [35, 1, 10],
    [5_000, 7, 50],
    [5_000, 1_300, 50],
    [5_001, 5_001, 1],
    [4_000, 4_001, 50],
  ])('finds of %i candidates each %ith in pages of %i, once and in order', async (...given) => {
    const [candidates, nth, limit] = given;
    const { sizes, seen } = await pages(...given);

    expect(seen).toEqual(
      Array.from({ length: Math.floor(candidates / nth) }, (_, index) => (index + 1) * nth),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
  });

  it('looks at no more candidates for a page than it may, and says that there may be more', async () => {
    const { most, sizes } = await pages(9_000, 8_500, 50);

    expect(most).toBe(MOST_CANDIDATES);
    expect(sizes).toEqual([0, 0, 0, 0, 1]);
  });
});
