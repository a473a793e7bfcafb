import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustHaveBeenTold } from '../case/resolution-told.js';
import { mustNotWaitFor } from '../case/wait-for-case.js';

export class AcceptResolution {
  constructor(
    readonly about: CaseCommand,
    readonly note: string | undefined,
  ) {}
}

/**
 * What was proposed to the customer is resolved by it; what is resolved can be closed in good conscience.
 *
 * @param about the case that it is about, if it is about one.
 */
export function acceptResolution(
  overview: CaseOverview,
  { note }: Pick<AcceptResolution, 'note'>,
  about: CaseOverview | undefined,
): readonly CaseEvent[] {
  const resolution = mustHaveBeenTold(overview);
  if (overview.resolutionAcceptedAt !== null) {
    throw refused(
      'already-accepted',
      overview,
      'The customer has accepted the resolution already.',
      'Close the case.',
    );
  }
  const accepted: CaseEvent = {
    type: 'ResolutionAccepted',
    data: { ...(note !== undefined && { note }) },
  };
  if (overview.status === 'resolved') return [accepted];
  mustNotWaitFor(about, overview);
  return [accepted, { type: 'CaseResolved', data: { resolution, proposed: true } }];
}
