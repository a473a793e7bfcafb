import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { approveDecision, ApproveDecision } from './approve-decision.js';

@CommandHandler(ApproveDecision)
export class ApproveDecisionHandler implements ICommandHandler<ApproveDecision, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ApproveDecision): Promise<CaseOverview> {
    const { actor } = command.about.cause;
    return this.cases.decide(command.about, (current, now) =>
      approveDecision(current, command, actor, now),
    );
  }
}
