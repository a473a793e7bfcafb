import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { SkipStep, skipStep } from './skip-step.js';

@CommandHandler(SkipStep)
export class SkipStepHandler implements ICommandHandler<SkipStep, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: SkipStep): Promise<CaseOverview> {
    return this.cases.decide(command.about, (current) => skipStep(current, command));
  }
}
