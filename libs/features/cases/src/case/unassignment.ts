import { type CaseUnassigned, type UnassignReason } from './case-events.js';
import { type CaseOverview } from './case-overview.js';

/** Nothing for a case that is nobody's. */
export function unassigned(
  { assignee }: CaseOverview,
  reason: UnassignReason,
  note?: string,
): readonly CaseUnassigned[] {
  if (assignee === null) return [];
  const data = { assignee, reason, ...(note !== undefined && { note }) };
  return [{ type: 'CaseUnassigned', data }];
}
