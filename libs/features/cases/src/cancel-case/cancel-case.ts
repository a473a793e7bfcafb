import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { terminateSteps } from '../case/steps-after-signals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class CancelCase {
  constructor(
    readonly about: CaseCommand,
    readonly reason: string,
  ) {}
}

export function cancelCase(
  overview: CaseOverview,
  { reason }: Pick<CancelCase, 'reason'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  return [
    { type: 'CaseCancelled', data: { reason } },
    ...terminateSteps(overview.steps, 'cancellation'),
  ];
}
