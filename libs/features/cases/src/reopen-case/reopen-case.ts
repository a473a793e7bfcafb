import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { stepsToDoAgain } from '../case/steps-after-signals.js';
import { refuseWhere } from '../case/working-states.js';

export class ReopenCase {
  constructor(
    readonly about: CaseCommand,
    readonly reason: string,
  ) {}
}

export function reopenCase(
  overview: CaseOverview,
  { reason }: Pick<ReopenCase, 'reason'>,
  now: Date,
): readonly CaseEvent[] {
  refuseWhere(overview, ['cancelled', 'merged']);
  const { status, reopenableUntil } = overview;
  if (status !== 'resolved' && status !== 'closed') {
    throw refused(
      'not-resolved',
      overview,
      'Only a resolved or closed case is reopened.',
      'Go on working on it as it is.',
    );
  }
  if (reopenableUntil !== null && reopenableUntil < now.toISOString()) {
    throw refused(
      'reopen-window-over',
      overview,
      `The case could be reopened until ${reopenableUntil} and is closed for good.`,
      'Open a new case for the customer; it is linked to this one if it is about the same.',
    );
  }
  return [
    { type: 'CaseReopened', data: { by: 'hand', reason } },
    ...stepsToDoAgain(overview.steps),
  ];
}
