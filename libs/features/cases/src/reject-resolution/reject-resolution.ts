import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { mustHaveBeenTold } from '../case/resolution-told.js';
import { stepsToDoAgain } from '../case/steps-after-signals.js';

export class RejectResolution {
  constructor(
    readonly about: CaseCommand,
    readonly reason: string,
  ) {}
}

export function rejectResolution(
  overview: CaseOverview,
  { reason }: Pick<RejectResolution, 'reason'>,
): readonly CaseEvent[] {
  mustHaveBeenTold(overview);
  const reopened: CaseEvent = { type: 'CaseReopened', data: { by: 'customer', reason } };
  return [
    { type: 'ResolutionRejected', data: { reason } },
    ...(overview.status === 'resolved' ? [reopened] : []),
    ...stepsToDoAgain(overview.steps),
  ];
}
