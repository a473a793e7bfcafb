import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ResolveCase, resolveCase } from './resolve-case.js';

@CommandHandler(ResolveCase)
export class ResolveCaseHandler implements ICommandHandler<ResolveCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ResolveCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => resolveCase(overview, command));
  }
}
