import { isTransientPostgresError } from '#platform/postgres';
import { CaselineError } from '#platform/kernel';

/**
 * Whether an event itself is at fault, so that trying again would end the same way. A database that is
 * away, full or lacks a table is not the event's fault: parking would spread over every case.
 */
export function isFaultOfTheEvent(error: unknown): boolean {
  if (error instanceof CaselineError) {
    return error.kind !== 'unavailable' && error.kind !== 'too-many-requests';
  }
  if (isTransientPostgresError(error)) return false;
  const state = sqlState(error);
  // 22: data that a column cannot take, 23: a violated constraint, 54: over a limit of the database.
  return state === undefined || /^(22|23|54)/.test(state);
}

/** What operators get to see. Messages of unexpected errors may quote personal data, so they stay out. */
export function describeFault(error: unknown): string {
  if (error instanceof CaselineError) return `${error.code}: ${error.message}`;
  const state = sqlState(error);
  if (state !== undefined) return `database error ${state}`;
  if (!(error instanceof Error)) return 'an error without a description';
  return `${error.name} ${placeOf(error)}`.trim();
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Function and file of the first stack frame, e.g. `in evolve (case.ts:41)`. */
function placeOf(error: Error): string {
  const frame = /\n\s+at (?:async )?(?:(.+?) \()?.*?([^/\\]+\.[jt]s):(\d+)/.exec(error.stack ?? '');
  if (!frame) return '';
  const [, where = 'top level', file = '', line = ''] = frame;
  return `in ${where} (${file}:${line})`;
}
