import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { StartStep, startStep } from './start-step.js';

@CommandHandler(StartStep)
export class StartStepHandler implements ICommandHandler<StartStep, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: StartStep): Promise<CaseOverview> {
    return this.cases.decide(command.about, (current) => startStep(current, command));
  }
}
