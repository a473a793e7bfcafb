import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { RequestInformation, requestInformation } from './request-information.js';

@CommandHandler(RequestInformation)
export class RequestInformationHandler implements ICommandHandler<
  RequestInformation,
  CaseOverview
> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: RequestInformation): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) =>
      requestInformation(overview, command),
    );
  }
}
