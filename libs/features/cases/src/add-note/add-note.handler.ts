import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AddNote, addNote } from './add-note.js';

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: AddNote): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => addNote(overview, command));
  }
}
