/** Under this token Nest injects for how many milliseconds after its closing a case can be reopened. */
export const REOPEN_WINDOW_MS = Symbol('ReopenWindowMs');

const HOUR_MS = 3_600_000;

export function hours(count: number): number {
  return count * HOUR_MS;
}
