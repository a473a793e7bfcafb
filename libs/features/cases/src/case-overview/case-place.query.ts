import { type RawBuilder, sql } from 'kysely';
import { Cursor, type Page } from '#platform/http';
import { isCaseId } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { isPlaceMoment } from '../case/place-moment.js';
import { type Place } from './bounded-scan.js';

/** @throws CaselineError `invalid-cursor` when it names no place. */
export function placeOf(cursor: string | undefined): Place | undefined {
  return cursor === undefined ? undefined : Cursor.decode(cursor, isPlace);
}

/** Behind a place in the order of the newest first. */
export function behind({ openedAt, caseId }: Place): RawBuilder<boolean> {
  return sql<boolean>`(opened_at, case_id) < (${openedAt}::timestamptz, ${caseId})`;
}

export function pageBefore(
  found: readonly CaseOverview[],
  next: Place | undefined,
): Page<CaseOverview> {
  if (!next) return { data: found, nextCursor: null };
  const { openedAt, caseId } = next;
  return { data: found, nextCursor: Cursor.encode({ openedAt, caseId } satisfies Place) };
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { openedAt, caseId } = value as Partial<Record<string, unknown>>;
  return isPlaceMoment(openedAt) && typeof caseId === 'string' && isCaseId(caseId);
}
