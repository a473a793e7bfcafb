import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { idWithin } from '../case/id-within.js';
import { proposeDecision, ProposeDecision } from './propose-decision.js';

@CommandHandler(ProposeDecision)
export class ProposeDecisionHandler implements ICommandHandler<ProposeDecision, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ProposeDecision): Promise<CaseOverview> {
    const { about, decision } = command;
    const decisionId = idWithin(about.caseId, about.cause.id, decision);
    return this.cases.decide(about, (current) => proposeDecision(current, command, decisionId));
  }
}
