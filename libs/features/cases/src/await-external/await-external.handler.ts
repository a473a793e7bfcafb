import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AwaitExternal, awaitExternal } from './await-external.js';

@CommandHandler(AwaitExternal)
export class AwaitExternalHandler implements ICommandHandler<AwaitExternal, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: AwaitExternal): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => awaitExternal(overview, command));
  }
}
