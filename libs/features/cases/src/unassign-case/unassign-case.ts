import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { unassigned } from '../case/unassignment.js';

export class UnassignCase {
  constructor(
    readonly about: CaseCommand,
    readonly note: string | undefined,
  ) {}
}

export function unassignCase(
  overview: CaseOverview,
  { about, note }: Pick<UnassignCase, 'note'> & { readonly about: Pick<CaseCommand, 'cause'> },
): readonly CaseEvent[] {
  const { actor } = about.cause;
  if (overview.assignee === null) {
    throw refused(
      'not-assigned',
      overview,
      'The case is assigned to nobody.',
      'There is nothing left to do.',
    );
  }
  if (actor.kind === 'agent' && actor.id !== overview.assignee) {
    throw refused(
      'not-your-case',
      overview,
      'Agents give back only cases that are assigned to them.',
      'Ask its assignee, or a supervisor.',
    );
  }
  return unassigned(overview, 'by-hand', note);
}
