import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { unassigned } from '../case/unassignment.js';

export type Lapse = 'lease-lapsed' | 'off-shift';

/** Nothing where work has begun, or the case was claimed anew. */
export function lapseClaim(
  overview: CaseOverview,
  leaseUntil: string,
  reason: Lapse,
): readonly CaseEvent[] {
  return overview.leaseUntil === leaseUntil ? unassigned(overview, reason) : [];
}
