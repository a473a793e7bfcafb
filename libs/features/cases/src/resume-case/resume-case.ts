import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class ResumeCase {
  constructor(
    readonly about: CaseCommand,
    readonly note: string | undefined,
  ) {}
}

export function resumeCase(
  overview: CaseOverview,
  { note }: Pick<ResumeCase, 'note'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  if (!overview.externalAwaited) {
    throw refused(
      'nobody-awaited',
      overview,
      'A case that waits for a third party is resumed, and this one does not.',
      'Go on working on it as it is.',
    );
  }
  return [{ type: 'CaseResumed', data: { ...(note !== undefined && { note }) } }];
}
