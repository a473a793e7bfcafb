import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { unassigned } from '../case/unassignment.js';
import { hasEnded } from '../case/working-states.js';

export class RouteCase {
  constructor(
    readonly about: CaseCommand,
    readonly queue: string,
    /** Why, in the supervisor's words. */
    readonly reason: string,
  ) {}
}

/** In another queue others are to work on it, so it is taken from whoever had it. */
export function routeCase(
  overview: CaseOverview,
  { queue, reason }: Pick<RouteCase, 'queue' | 'reason'>,
): readonly CaseEvent[] {
  if (hasEnded(overview.status)) {
    throw refused('case-closed', overview, 'A closed case waits nowhere.', 'Reopen it first.');
  }
  const isElsewhere = overview.queue !== queue;
  if (!isElsewhere && overview.routing?.by === 'hand') {
    throw refused(
      'already-routed',
      overview,
      'The case was routed to this queue by hand already.',
      'Name another queue, or leave it as it is.',
    );
  }
  const previousQueue = isElsewhere ? overview.queue : null;
  return [
    {
      type: 'CaseRouted',
      data: { queue, ...(previousQueue !== null && { previousQueue }), by: 'hand', reason },
    },
    ...(isElsewhere ? unassigned(overview, 're-routed') : []),
  ];
}
