/**
 * How far somebody has read a timeline that shows the entries of merged cases, too: for each case the number of the last
 * entry. Each case counts its own without gaps, so whatever order they come in, none is missed or sent twice.
 */
export type TimelinePlace = Readonly<Record<string, number>>;

export const BEGINNING: TimelinePlace = {};

export function isTimelinePlace(value: unknown): value is TimelinePlace {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([caseId, entry]) => /^[0-9a-f]{32}$/.test(caseId) && isEntryNumber(entry),
  );
}

export function isEntryNumber(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;
}

export function placeAfter(
  place: TimelinePlace,
  { caseId, entry }: { readonly caseId: string; readonly entry: number },
): TimelinePlace {
  return { ...place, [caseId]: entry };
}

/**
 * In the order in which they were recorded. Time never decreases within a case, so each case's own order is kept; where
 * two cases have the same time, the order is the same for every reader.
 */
export function inOrder<
  Entry extends {
    readonly caseId: string;
    readonly entry: number;
    readonly recordedAt: string;
  },
>(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (a, b) =>
      compare(a.recordedAt, b.recordedAt) || compare(a.caseId, b.caseId) || a.entry - b.entry,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
