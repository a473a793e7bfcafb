import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RecordContact, recordContact } from './record-contact.js';

@CommandHandler(RecordContact)
export class RecordContactHandler implements ICommandHandler<RecordContact, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: RecordContact): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => recordContact(overview, command));
  }
}
