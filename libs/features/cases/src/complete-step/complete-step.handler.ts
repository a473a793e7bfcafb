import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CompleteStep, completeStep } from './complete-step.js';

@CommandHandler(CompleteStep)
export class CompleteStepHandler implements ICommandHandler<CompleteStep, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: CompleteStep): Promise<CaseOverview> {
    return this.cases.decide(command.about, (current) => completeStep(current, command));
  }
}
