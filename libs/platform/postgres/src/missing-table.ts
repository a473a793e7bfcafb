import { DatabaseError } from 'pg';

/** `undefined_table`, see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNDEFINED_TABLE = '42P01';

/** Whether a query failed as a table is not there: a projection makes its own when it first runs. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === UNDEFINED_TABLE;
}
