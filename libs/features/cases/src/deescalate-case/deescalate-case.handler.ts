import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { DeescalateCase, deescalateCase } from './deescalate-case.js';

@CommandHandler(DeescalateCase)
export class DeescalateCaseHandler implements ICommandHandler<DeescalateCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: DeescalateCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => deescalateCase(overview, command));
  }
}
