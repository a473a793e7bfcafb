import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { hasEnded } from '../case/working-states.js';
import { type EscalationLevel } from '../escalation/escalation-rule.js';

export class DeescalateCase {
  constructor(
    readonly about: CaseCommand,
    /** 0 without it. */
    readonly level: EscalationLevel | undefined,
    readonly reason: string,
  ) {}
}

export function deescalateCase(
  overview: CaseOverview,
  { level = 0, reason }: Pick<DeescalateCase, 'level' | 'reason'>,
): readonly CaseEvent[] {
  if (hasEnded(overview.status)) {
    throw refused(
      'case-closed',
      overview,
      'A closed case is not de-escalated.',
      'Reopen it first.',
    );
  }
  const previousLevel = overview.escalationLevel;
  if (level >= previousLevel) {
    throw refused(
      'not-escalated',
      overview,
      `The case is at level ${previousLevel}, which is not above ${level}.`,
      previousLevel === 0 ? 'There is nothing left to do.' : 'Name a lower level.',
    );
  }
  return [{ type: 'CaseDeescalated', data: { level, previousLevel, reason } }];
}
