import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { EscalateCase, escalateCase } from './escalate-case.js';

@CommandHandler(EscalateCase)
export class EscalateCaseHandler implements ICommandHandler<EscalateCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: EscalateCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => escalateCase(overview, command));
  }
}
