import { type CaseCommand } from '../case/case-command.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused, staleRevision } from '../case/refusals.js';
import { type Merges, standingMerge } from '../customer-register/merges.js';
import { type RegisterEvent } from '../customer-register/register-events.js';

export class UnmergeCase {
  constructor(
    readonly about: CaseCommand,
    readonly from: string,
  ) {}
}

export function unmergeCases(
  merges: Merges,
  merged: CaseOverview,
  from: string,
  expectedRevision: number | undefined,
): readonly RegisterEvent[] {
  const { caseId } = merged;
  const standing = standingMerge(merges, caseId);
  if (standing?.into !== from) {
    throw refused(
      'not-merged',
      merged,
      'Only a merge that stands is undone.',
      standing
        ? `The case was merged into ${standing.into}: name that one.`
        : 'There is nothing left to do.',
    );
  }
  if (expectedRevision !== undefined && expectedRevision !== merged.revision) {
    throw staleRevision(merged.revision);
  }
  return [{ type: 'CasesUnmerged', data: { caseId, from } }];
}
