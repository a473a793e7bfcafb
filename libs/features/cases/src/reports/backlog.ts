/** How many cases of a type became unresolved and resolved on a day; '' stands for all days before the range. */
export interface BacklogMove {
  readonly caseType: string;
  readonly day: string;
  readonly began: number;
  readonly ended: number;
}

export interface BacklogRow extends BacklogMove {
  readonly unresolved: number;
}

/** A row for each type on each day on which it has anything to tell. */
export function backlogByDay(
  moves: readonly BacklogMove[],
  days: readonly string[],
): readonly BacklogRow[] {
  const found = new Map(moves.map((move) => [`${move.day} ${move.caseType}`, move]));
  const caseTypes = [...new Set(moves.map(({ caseType }) => caseType))].sort();
  const unresolved = new Map<string, number>();
  const rows: BacklogRow[] = [];
  for (const day of ['', ...days]) {
    for (const caseType of caseTypes) {
      const { began, ended } = found.get(`${day} ${caseType}`) ?? { began: 0, ended: 0 };
      const left = (unresolved.get(caseType) ?? 0) + began - ended;
      unresolved.set(caseType, left);
      const tells = began + ended + left > 0;
      if (day !== '' && tells) rows.push({ day, caseType, began, ended, unresolved: left });
    }
  }
  return rows;
}
