/** What every list is answered with. */
export interface Page<T> {
  readonly data: readonly T[];
  /** Where the next page starts; null after the last one. */
  readonly nextCursor: string | null;
}

/** Makes a page of up to `limit` of rows that were asked for with one more than that. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}
