import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type ExternalAwaited } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refused } from '../case/refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class AwaitExternal {
  constructor(
    readonly about: CaseCommand,
    readonly awaited: ExternalAwaited['data'],
  ) {}
}

/** A case that waits for the customer too goes on waiting for the customer: what we asked for comes first. */
export function awaitExternal(
  overview: CaseOverview,
  { awaited: { party, reason } }: Pick<AwaitExternal, 'awaited'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  if (overview.externalAwaited) {
    throw refused(
      'awaited-already',
      overview,
      'A case waits for one third party at a time.',
      'Resume it first, then say for whom it waits now.',
    );
  }
  return [{ type: 'ExternalAwaited', data: { ...(party !== undefined && { party }), reason } }];
}
