import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RejectResolution, rejectResolution } from './reject-resolution.js';

@CommandHandler(RejectResolution)
export class RejectResolutionHandler implements ICommandHandler<RejectResolution, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: RejectResolution): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => rejectResolution(overview, command));
  }
}
