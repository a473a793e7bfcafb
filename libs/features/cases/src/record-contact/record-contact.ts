import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent, type ContactRecorded } from '../case/case-events.js';

export class RecordContact {
  constructor(
    readonly about: CaseCommand,
    readonly contact: ContactRecorded['data'],
  ) {}
}

/** A contact has taken place whatever has become of the case, so it is recorded in every state. */
export function recordContact({ contact }: Pick<RecordContact, 'contact'>): readonly CaseEvent[] {
  return [{ type: 'ContactRecorded', data: contact }];
}
