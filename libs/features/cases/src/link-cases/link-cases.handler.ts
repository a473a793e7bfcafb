import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { unknownCase } from '../case/case-links.js';
import { CaseLinks } from '../case/case-links.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { linkCases, LinkCases } from './link-cases.js';

@CommandHandler(LinkCases)
export class LinkCasesHandler implements ICommandHandler<LinkCases, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly links: CaseLinks,
  ) {}

  async execute(command: LinkCases): Promise<CaseOverview> {
    const { about, link } = command;
    if (!(await this.links.isKnown(link.caseId))) {
      throw unknownCase('to', 'Name a case that is there.');
    }
    const overview = await this.cases.decide(about, (current) =>
      linkCases(current.overview, command),
    );
    await this.links.mirror(about.caseId, link, about.cause);
    return overview;
  }
}
