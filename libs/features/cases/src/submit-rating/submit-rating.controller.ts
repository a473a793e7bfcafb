import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { SubmitRating } from './submit-rating.js';
import { SubmitRatingRequest } from './submit-rating.request.js';

@Controller('v1/cases/:caseId/rating')
export class SubmitRatingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Rate a case',
    description:
      'For the customer, after the case is resolved, and once: the same rating again changes nothing, another is refused. ' +
      'Does not change the case’s state, so it needs no `If-Match`.',
    refusals: { 404: ['case-not-found'], 409: ['not-resolved', 'already-rated'] },
  })
  async submit(
    @CaseId() caseId: string,
    @Body() request: SubmitRatingRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(new SubmitRating(about, request.score, request.comment));
  }
}
