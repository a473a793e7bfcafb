import { type CaselineError } from '#platform/kernel';
import { type CaseCommand } from '../case/case-command.js';
import { type CaseOverview } from '../case/case-overview.js';
import { caseMerged, refused, staleRevision } from '../case/refusals.js';
import { goesOnAs, type Merges, standingMerge } from '../customer-register/merges.js';
import { type RegisterEvent } from '../customer-register/register-events.js';

export class MergeCase {
  constructor(
    readonly about: CaseCommand,
    readonly into: string,
  ) {}
}

/** Two cases as they were right before their register decides, and whether it is the register of both. */
export interface MergeProposal {
  readonly merged: CaseOverview;
  readonly target: CaseOverview;
  readonly sameCustomer: boolean;
  readonly expectedRevision?: number | undefined;
}

/** @throws CaselineError that says which rule forbids it. Of two merges that meet in a circle the second is refused. */
export function mergeCases(
  merges: Merges,
  { merged, target, sameCustomer, expectedRevision }: MergeProposal,
): readonly RegisterEvent[] {
  const { caseId } = merged;
  const into = target.caseId;
  if (caseId === into) throw sameCase(merged);
  if (!sameCustomer) throw otherCustomer(merged);
  const standing = standingMerge(merges, caseId);
  if (standing) throw caseMerged(merged, standing.into);
  if (standingMerge(merges, into)) throw targetMerged(merged, goesOnAs(merges, into));
  if (expectedRevision !== undefined && expectedRevision !== merged.revision) {
    throw staleRevision(merged.revision);
  }
  if (isOver(merged) || isOver(target)) throw caseOver(merged);
  return [{ type: 'CasesMerged', data: { caseId, into } }];
}

function isOver({ status }: CaseOverview): boolean {
  return status === 'closed' || status === 'cancelled';
}

function sameCase(merged: CaseOverview): CaselineError {
  return refused(
    'same-case',
    merged,
    'A case is not merged into itself.',
    'Name another case of the same customer.',
  );
}

function otherCustomer(merged: CaseOverview): CaselineError {
  return refused(
    'other-customer',
    merged,
    'Only cases of one customer are merged.',
    'Link the two cases instead.',
  );
}

function targetMerged(merged: CaseOverview, goesOn: string): CaselineError {
  return refused(
    'target-merged',
    merged,
    'A case that was merged away takes no other.',
    goesOn === merged.caseId
      ? 'It goes on as this very case: there is nothing left to do.'
      : `Merge into the case that goes on in its place: ${goesOn}.`,
  );
}

function caseOver(merged: CaseOverview): CaselineError {
  return refused(
    'case-over',
    merged,
    'Neither of two cases that are merged is closed or cancelled.',
    'Reopen the closed one first, or link the two cases.',
  );
}
