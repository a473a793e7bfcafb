import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeDone } from '../case/step-refusals.js';
import { mustNotWaitFor } from '../case/wait-for-case.js';
import { mustNotHaveEnded } from '../case/working-states.js';

export class ResolveCase {
  constructor(
    readonly about: CaseCommand,
    /** What the customer has now, in the agent's words. */
    readonly resolution: string,
  ) {}
}

/** @param about the case that it is about, if it is about one. */
export function resolveCase(
  overview: CaseOverview,
  { resolution }: Pick<ResolveCase, 'resolution'>,
  about: CaseOverview | undefined,
): readonly CaseEvent[] {
  if (overview.status === 'resolved') {
    throw refused(
      'already-resolved',
      overview,
      'The case is resolved already.',
      'Close it, or reopen it to resolve it in another way.',
    );
  }
  mustNotHaveEnded(overview);
  mustNotWaitFor(about, overview);
  mustBeDone(overview);
  const proposed = overview.proposedResolution !== null;
  return [{ type: 'CaseResolved', data: { resolution, proposed } }];
}
