import { type CaseLink, type StructureEvent } from '../case-events.js';
import { type CaseOverview } from '../case-overview.js';
import { isWorkedOn } from '../working-states.js';
import { awaiting } from './awaiting.js';
import { type FoldOf } from './fold.js';

export const structureFold: FoldOf<StructureEvent> = {
  CaseMerged: ({ status }, { data }) => ({
    status: 'merged',
    mergedInto: { caseId: data.into, statusBefore: status },
  }),
  CaseUnmerged: apartAgain,
  CaseJoined: ({ mergedCases }, { data }) => ({ mergedCases: [...mergedCases, data.caseId] }),
  CaseParted: ({ mergedCases }, { data }) => ({
    mergedCases: mergedCases.filter((caseId) => caseId !== data.caseId),
  }),
  CaseLinked: ({ links }, { data }) =>
    'incidentId' in data ? { incidentId: data.incidentId } : { links: [...links, data] },
  CaseUnlinked: (overview, { data }) =>
    'incidentId' in data ? { incidentId: null } : { links: without(overview, data) },
};

/** A case that goes on by itself again. Somebody whom it waited for may have answered meanwhile. */
export function apartAgain(overview: CaseOverview): Partial<CaseOverview> {
  const status = overview.mergedInto?.statusBefore ?? overview.status;
  const waits = isWorkedOn(status) && status !== 'new';
  return { ...(waits ? awaiting(overview, {}) : { status }), mergedInto: null };
}

function without(
  { links }: CaseOverview,
  { caseId, relation }: Extract<CaseLink, { readonly caseId: string }>,
): CaseOverview['links'] {
  return links.filter((link) => link.caseId !== caseId || link.relation !== relation);
}
