import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownCase } from '../case/case-links.js';
import { type CaseOverview } from '../case/case-overview.js';
import { caseNotFound } from '../case/refusals.js';
import { CaseMerges } from '../customer-register/case-merges.provider.js';
import { MergeCase, mergeCases } from './merge-case.js';

@CommandHandler(MergeCase)
export class MergeCaseHandler implements ICommandHandler<MergeCase, CaseOverview> {
  constructor(private readonly merges: CaseMerges) {}

  async execute({ about, into }: MergeCase): Promise<CaseOverview> {
    const { caseId, cause, expectedRevision } = about;
    const merged = await this.merges.overviewOf(caseId);
    if (!merged) throw caseNotFound();
    const target = await this.merges.overviewOf(into);
    if (!target) throw unknownCase('into', 'Name a case of the same customer.');
    const registerStream = this.merges.registerOf(merged);
    const sameCustomer = registerStream === this.merges.registerOf(target);
    return this.merges.decide(registerStream, caseId, cause, (merges) =>
      mergeCases(merges, { merged, target, sameCustomer, expectedRevision }),
    );
  }
}
