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
  CaseUnmerged: (overview) => ({ ...statusAgain(overview), mergedInto: null }),
  CaseJoined: ({ mergedCases }, { data }) => ({ mergedCases: [...mergedCases, data.caseId] }),
  CaseParted: ({ mergedCases }, { data }) => ({
    mergedCases: mergedCases.filter((caseId) => caseId !== data.caseId),
  }),
  CaseLinked: ({ links }, { data }) =>
    'incidentId' in data ? { incidentId: data.incidentId } : { links: [...links, data] },
  CaseUnlinked: (overview, { data }) =>
    'incidentId' in data ? { incidentId: null } : { links: without(overview, data) },
};

/** Somebody whom the case waited for may have answered meanwhile. */
function statusAgain(overview: CaseOverview): Partial<CaseOverview> {
  const status = overview.mergedInto?.statusBefore ?? overview.status;
  return isWorkedOn(status) && status !== 'new' ? awaiting(overview, {}) : { status };
}

function without(
  { links }: CaseOverview,
  { caseId, relation }: Extract<CaseLink, { readonly caseId: string }>,
): CaseOverview['links'] {
  return links.filter((link) => link.caseId !== caseId || link.relation !== relation);
}
