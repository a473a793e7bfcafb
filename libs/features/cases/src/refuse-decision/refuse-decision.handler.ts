import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { refuseDecision, RefuseDecision } from './refuse-decision.js';

@CommandHandler(RefuseDecision)
export class RefuseDecisionHandler implements ICommandHandler<RefuseDecision, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: RefuseDecision): Promise<CaseOverview> {
    const { actor } = command.about.cause;
    return this.cases.decide(command.about, (current) => refuseDecision(current, command, actor));
  }
}
