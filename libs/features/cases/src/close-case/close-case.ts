import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { refuseWhere } from '../case/working-states.js';

export class CloseCase {
  constructor(
    readonly about: CaseCommand,
    readonly reason: string | undefined,
  ) {}
}

/** @param reopenWindowMs for how long from now on the case can be reopened. */
export function closeCase(
  overview: CaseOverview,
  { reason }: Pick<CloseCase, 'reason'>,
  reopenWindowMs: number,
  now: Date,
): readonly CaseEvent[] {
  refuseWhere(overview, ['cancelled', 'merged']);
  if (overview.status === 'closed') {
    throw refused(
      'already-closed',
      overview,
      'The case is closed already.',
      'There is nothing left to do.',
    );
  }
  if (overview.status !== 'resolved') {
    throw refused('not-resolved', overview, 'Only a resolved case is closed.', 'Resolve it first.');
  }
  const reopenableUntil = new Date(now.getTime() + reopenWindowMs).toISOString();
  return [
    { type: 'CaseClosed', data: { ...(reason !== undefined && { reason }), reopenableUntil } },
  ];
}
