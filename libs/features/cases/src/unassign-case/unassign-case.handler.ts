import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnassignCase, unassignCase } from './unassign-case.js';

@CommandHandler(UnassignCase)
export class UnassignCaseHandler implements ICommandHandler<UnassignCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: UnassignCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => unassignCase(overview, command));
  }
}
