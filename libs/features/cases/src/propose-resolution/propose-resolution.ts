import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { mustBeDone } from '../case/step-refusals.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class ProposeResolution {
  constructor(
    readonly about: CaseCommand,
    /** In the words in which the customer is told. */
    readonly resolution: string,
  ) {}
}

/** A better proposal takes the place of the one before. */
export function proposeResolution(
  overview: CaseOverview,
  { resolution }: Pick<ProposeResolution, 'resolution'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  mustBeDone(overview);
  return [{ type: 'ResolutionProposed', data: { by: 'hand', resolution } }];
}
