import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AssignCase, assignCase } from './assign-case.js';

@CommandHandler(AssignCase)
export class AssignCaseHandler implements ICommandHandler<AssignCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: AssignCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => assignCase(overview, command));
  }
}
