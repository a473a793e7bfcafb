import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AcceptResolution, acceptResolution } from './accept-resolution.js';

@CommandHandler(AcceptResolution)
export class AcceptResolutionHandler implements ICommandHandler<AcceptResolution, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: AcceptResolution): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => acceptResolution(overview, command));
  }
}
