import { type CaseCommand } from '../case/case-command.js';
import { type CaseEvent } from '../case/case-events.js';

export class AddNote {
  constructor(
    readonly about: CaseCommand,
    readonly text: string,
  ) {}
}

/** What an agent knows can be written down whatever has become of the case. */
export function addNote({ text }: Pick<AddNote, 'text'>): readonly CaseEvent[] {
  return [{ type: 'NoteAdded', data: { text } }];
}
