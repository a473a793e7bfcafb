import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { SubmitRating, submitRating } from './submit-rating.js';

@CommandHandler(SubmitRating)
export class SubmitRatingHandler implements ICommandHandler<SubmitRating, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: SubmitRating): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => submitRating(overview, command));
  }
}
