import { type CaseLink, type StructureEvent } from '../case-events.js';
import { type CaseOverview } from '../case-overview.js';
import { type FoldOf } from './fold.js';

export const structureFold: FoldOf<StructureEvent> = {
  CaseMerged: ({ status }, { data }) => ({
    status: 'merged',
    mergedInto: { caseId: data.into, statusBefore: status },
  }),
  CaseUnmerged: ({ status, mergedInto }) => ({
    status: mergedInto?.statusBefore ?? status,
    mergedInto: null,
  }),
  CaseJoined: ({ mergedCases }, { data }) => ({ mergedCases: [...mergedCases, data.caseId] }),
  CaseParted: ({ mergedCases }, { data }) => ({
    mergedCases: mergedCases.filter((caseId) => caseId !== data.caseId),
  }),
  CaseLinked: ({ links }, { data }) =>
    'incidentId' in data ? { incidentId: data.incidentId } : { links: [...links, data] },
  CaseUnlinked: (overview, { data }) =>
    'incidentId' in data ? { incidentId: null } : { links: without(overview, data) },
};

function without(
  { links }: CaseOverview,
  { caseId, relation }: Extract<CaseLink, { readonly caseId: string }>,
): CaseOverview['links'] {
  return links.filter((link) => link.caseId !== caseId || link.relation !== relation);
}
