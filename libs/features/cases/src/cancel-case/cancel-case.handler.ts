import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CancelCase, cancelCase } from './cancel-case.js';

@CommandHandler(CancelCase)
export class CancelCaseHandler implements ICommandHandler<CancelCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: CancelCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => cancelCase(overview, command));
  }
}
