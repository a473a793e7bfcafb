import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { CaseItIsAbout } from '../case/case-it-is-about.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AcceptResolution, acceptResolution } from './accept-resolution.js';

@CommandHandler(AcceptResolution)
export class AcceptResolutionHandler implements ICommandHandler<AcceptResolution, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly caseItIsAbout: CaseItIsAbout,
  ) {}

  async execute(command: AcceptResolution): Promise<CaseOverview> {
    const about = await this.caseItIsAbout.of(command.about.caseId);
    return this.cases.decide(command.about, ({ overview }) =>
      acceptResolution(overview, command, about),
    );
  }
}
