import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustNotHaveEnded } from '../case/working-states.js';

export class AssignCase {
  constructor(
    readonly about: CaseCommand,
    /** Staff id of the agent who is to work on the case. */
    readonly assignee: string,
  ) {}
}

export function assignCase(
  overview: CaseOverview,
  { assignee }: Pick<AssignCase, 'assignee'>,
): readonly CaseEvent[] {
  mustNotHaveEnded(overview);
  if (overview.assignee === assignee) {
    throw refused(
      'already-assigned',
      overview,
      'The case is assigned to this agent already.',
      'Name another agent, or leave it as it is.',
    );
  }
  const previous = overview.assignee;
  return [
    {
      type: 'CaseAssigned',
      data: { assignee, ...(previous !== null && { previousAssignee: previous }) },
    },
  ];
}
