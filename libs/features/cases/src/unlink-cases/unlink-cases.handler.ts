import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { unlinkCase } from '../case/case-links.js';
import { CaseLinks } from '../case/case-links.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnlinkCases } from './unlink-cases.js';

@CommandHandler(UnlinkCases)
export class UnlinkCasesHandler implements ICommandHandler<UnlinkCases, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly links: CaseLinks,
  ) {}

  async execute({ about, link }: UnlinkCases): Promise<CaseOverview> {
    const overview = await this.cases.decide(about, (current) =>
      unlinkCase(current.overview, link),
    );
    await this.links.mirror(about.caseId, link, about.cause);
    return overview;
  }
}
