import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { mustBeWorkedOn } from '../case/working-states.js';

export class RequestInformation {
  constructor(
    readonly about: CaseCommand,
    /** In the words in which the customer is asked. */
    readonly what: string,
  ) {}
}

export function requestInformation(
  overview: CaseOverview,
  { what }: Pick<RequestInformation, 'what'>,
): readonly CaseEvent[] {
  mustBeWorkedOn(overview);
  return [{ type: 'InformationRequested', data: { what } }];
}
