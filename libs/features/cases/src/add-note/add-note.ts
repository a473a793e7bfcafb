import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refuseWhere } from '../case/working-states.js';

export class AddNote {
  constructor(
    readonly about: CaseCommand,
    readonly text: string,
  ) {}
}

/** What an agent knows can be written down whatever has become of the case; of a merged one it would be lost. */
export function addNote(
  overview: CaseOverview,
  { text }: Pick<AddNote, 'text'>,
): readonly CaseEvent[] {
  refuseWhere(overview, ['merged']);
  return [{ type: 'NoteAdded', data: { text } }];
}
