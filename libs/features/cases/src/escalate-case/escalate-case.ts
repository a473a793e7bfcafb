import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { escalation } from '../case/escalation.js';
import { refused } from '../case/refusals.js';
import { hasEnded } from '../case/working-states.js';
import {
  type EscalationLevel,
  escalationLevels,
  HIGHEST_LEVEL,
} from '../escalation/escalation-rule.js';

export class EscalateCase {
  constructor(
    readonly about: CaseCommand,
    /** The next one without it. */
    readonly level: EscalationLevel | undefined,
    readonly reason: string,
  ) {}
}

export function escalateCase(
  overview: CaseOverview,
  { level, reason }: Pick<EscalateCase, 'level' | 'reason'>,
): readonly CaseEvent[] {
  if (hasEnded(overview.status)) {
    throw refused('case-closed', overview, 'A closed case is not escalated.', 'Reopen it first.');
  }
  const current = overview.escalationLevel;
  const wanted = level ?? escalationLevels[current + 1] ?? HIGHEST_LEVEL;
  if (wanted <= current) {
    throw refused(
      'already-escalated',
      overview,
      `The case is at level ${current} already.`,
      current === HIGHEST_LEVEL
        ? 'There is no higher one.'
        : 'Name a higher level, or de-escalate it.',
    );
  }
  return escalation(overview, wanted, { by: 'hand', reason });
}
