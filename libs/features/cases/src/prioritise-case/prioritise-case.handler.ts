import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { PrioritiseCase, prioritiseCase } from './prioritise-case.js';

@CommandHandler(PrioritiseCase)
export class PrioritiseCaseHandler implements ICommandHandler<PrioritiseCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: PrioritiseCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => prioritiseCase(overview, command));
  }
}
