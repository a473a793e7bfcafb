import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';
import { type Priority } from '../playbooks/playbook.js';

interface WantedPriority {
  readonly priority: Priority;
  readonly reason?: string;
}

export class PrioritiseCase {
  constructor(
    readonly about: CaseCommand,
    readonly wanted: WantedPriority,
  ) {}
}

export function prioritiseCase(
  overview: CaseOverview,
  { wanted: { priority, reason } }: Pick<PrioritiseCase, 'wanted'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  const { priority: previousPriority } = overview;
  if (priority === previousPriority) {
    throw refused(
      'already-prioritised',
      overview,
      `The case has the priority ${priority} already.`,
      'Name another priority, or leave it as it is.',
    );
  }
  const data = { priority, previousPriority, ...(reason !== undefined && { reason }) };
  return [{ type: 'CasePrioritised', data }];
}
