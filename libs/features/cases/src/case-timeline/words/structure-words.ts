import { type CaseLink, type StructureEvent } from '../../case/case-events.js';
import { type WordsFor } from './words.js';

export const structureWords: WordsFor<StructureEvent> = {
  CaseMerged: ({ into }) => `merged into the case ${into}`,
  CaseUnmerged: ({ from }) => `no longer merged into the case ${from}`,
  CaseJoined: ({ caseId }) => `the case ${caseId} was merged into this one`,
  CaseParted: ({ caseId }) => `the case ${caseId} is no longer merged into this one`,
  CaseLinked: (link) => `linked to ${linked(link)}`,
  CaseUnlinked: (link) => `no longer linked to ${linked(link)}`,
};

function linked(link: CaseLink): string {
  if ('incidentId' in link) return `the incident ${link.incidentId}`;
  return `the case ${link.caseId}: ${link.relation}`;
}
