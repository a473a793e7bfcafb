import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { TagCase, tagCase } from './tag-case.js';

@CommandHandler(TagCase)
export class TagCaseHandler implements ICommandHandler<TagCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: TagCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => tagCase(overview, command));
  }
}
