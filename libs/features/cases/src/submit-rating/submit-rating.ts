import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type RatingScore } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';

export class SubmitRating {
  constructor(
    readonly about: CaseCommand,
    readonly score: RatingScore,
    readonly comment: string | undefined,
  ) {}
}

/** How content the customer is with what became of the case: said once, whoever passes it on. */
export function submitRating(
  overview: CaseOverview,
  { score, comment }: Pick<SubmitRating, 'score' | 'comment'>,
): readonly CaseEvent[] {
  const { rating, status } = overview;
  if (rating) {
    if (rating.score === score && rating.comment === (comment ?? null)) return [];
    throw refused(
      'already-rated',
      overview,
      'A case is rated once.',
      'Write down in a note what the customer says now, or reopen the case if it is not settled.',
    );
  }
  if (status !== 'resolved' && status !== 'closed') {
    throw refused(
      'not-resolved',
      overview,
      'Only a case that is resolved is rated.',
      'Resolve it first.',
    );
  }
  return [{ type: 'RatingSubmitted', data: { score, ...(comment !== undefined && { comment }) } }];
}
