import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CommandRoute, CurrentCause, Documented, Roles } from '#platform/http';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ReportReplyFailure } from './report-reply-failure.js';
import { ReportReplyFailureRequest } from './report-reply-failure.request.js';
import { CaseRevisionResponse } from './report-reply-failure.response.js';

/** Of the channels' services, which see nothing else of the case. */
@Controller('v1/cases/:caseId/reply-failures')
export class ReportReplyFailureController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @Roles('service', 'agent', 'supervisor')
  @CommandRoute()
  @Documented({
    summary: 'Report that a reply was not delivered',
    answers: {
      200: { description: 'It stands in the case, now or before.', body: CaseRevisionResponse },
    },
    refusals: { 404: ['case-not-found', 'reply-not-found'], 409: ['reply-failed-already'] },
  })
  async report(
    @CaseId() caseId: string,
    @Body() request: ReportReplyFailureRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseRevisionResponse> {
    const command = new ReportReplyFailure({ caseId, cause }, request);
    const { revision } = await this.commands.execute<ReportReplyFailure, CaseOverview>(command);
    return { caseId, revision };
  }
}
