import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { CaseItIsAbout } from '../case/case-it-is-about.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ResolveCase, resolveCase } from './resolve-case.js';

@CommandHandler(ResolveCase)
export class ResolveCaseHandler implements ICommandHandler<ResolveCase, CaseOverview> {
  constructor(
    private readonly cases: CaseDecisions,
    private readonly caseItIsAbout: CaseItIsAbout,
  ) {}

  async execute(command: ResolveCase): Promise<CaseOverview> {
    const about = await this.caseItIsAbout.of(command.about.caseId);
    return this.cases.decide(command.about, ({ overview }) =>
      resolveCase(overview, command, about),
    );
  }
}
