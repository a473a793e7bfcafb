import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ProposeResolution, proposeResolution } from './propose-resolution.js';

@CommandHandler(ProposeResolution)
export class ProposeResolutionHandler implements ICommandHandler<ProposeResolution, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ProposeResolution): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => proposeResolution(overview, command));
  }
}
