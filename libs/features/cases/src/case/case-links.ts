import { CaselineError } from '#platform/kernel';
import { type CaseEvent, type CaseLink, type LinkRelation } from './case-events.js';
import { type CaseOverview } from './case-overview.js';

/** Another case, and how this one is related to it. */
export interface LinkToCase {
  readonly caseId: string;
  readonly relation: LinkRelation;
}

/** A link that is there already is not made twice. */
export function linkCase(overview: CaseOverview, link: CaseLink): readonly CaseEvent[] {
  return isLinked(overview, link) ? [] : [{ type: 'CaseLinked', data: link }];
}

export function unlinkCase(overview: CaseOverview, link: CaseLink): readonly CaseEvent[] {
  return isLinked(overview, link) ? [{ type: 'CaseUnlinked', data: link }] : [];
}

export function isLinked({ links, incidentId }: CaseOverview, link: CaseLink): boolean {
  if ('incidentId' in link) return incidentId === link.incidentId;
  return links.some(({ caseId, relation }) => caseId === link.caseId && relation === link.relation);
}

/** The body names a case that is not there; the path's own is answered with 404. */
export function unknownCase(field: string, remedy: string): CaselineError {
  return new CaselineError(
    'invalid',
    'unknown-case',
    `There is no case with the id in \`${field}\`. ${remedy}`,
  );
}
