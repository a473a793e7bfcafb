import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CaseOverview } from '../case/case-overview.js';
import { caseNotFound } from '../case/refusals.js';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { UnmergeCase, unmergeCases } from './unmerge-case.js';

@CommandHandler(UnmergeCase)
export class UnmergeCaseHandler implements ICommandHandler<UnmergeCase, CaseOverview> {
  constructor(private readonly merges: CaseMerges) {}

  async execute({ about, from }: UnmergeCase): Promise<CaseOverview> {
    const { caseId, cause, expectedRevision } = about;
    const merged = await this.merges.overviewOf(caseId);
    if (!merged) throw caseNotFound();
    return this.merges.decide(this.merges.registerOf(merged), caseId, cause, (merges) =>
      unmergeCases(merges, merged, from, expectedRevision),
    );
  }
}
