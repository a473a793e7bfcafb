import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ReportReplyFailure, reportReplyFailure } from './report-reply-failure.js';

@CommandHandler(ReportReplyFailure)
export class ReportReplyFailureHandler implements ICommandHandler<
  ReportReplyFailure,
  CaseOverview
> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ReportReplyFailure): Promise<CaseOverview> {
    return this.cases.record(command.about, (current) => reportReplyFailure(current, command));
  }
}
