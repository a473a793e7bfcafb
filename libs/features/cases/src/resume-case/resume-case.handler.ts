import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ResumeCase, resumeCase } from './resume-case.js';

@CommandHandler(ResumeCase)
export class ResumeCaseHandler implements ICommandHandler<ResumeCase, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ResumeCase): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => resumeCase(overview, command));
  }
}
