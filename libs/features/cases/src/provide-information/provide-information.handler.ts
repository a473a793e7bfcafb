import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ProvideInformation, provideInformation } from './provide-information.js';

@CommandHandler(ProvideInformation)
export class ProvideInformationHandler implements ICommandHandler<
  ProvideInformation,
  CaseOverview
> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: ProvideInformation): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) =>
      provideInformation(overview, command),
    );
  }
}
