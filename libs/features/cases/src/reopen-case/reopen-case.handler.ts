import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ReopenCase, reopenCase } from './reopen-case.js';

@CommandHandler(ReopenCase)
export class ReopenCaseHandler implements ICommandHandler<ReopenCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ReopenCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }, now) =>
      reopenCase(overview, command, now),
    );
  }
}
