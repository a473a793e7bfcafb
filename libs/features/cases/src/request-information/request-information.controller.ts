import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { RequestInformation } from './request-information.js';
import { RequestInformationRequest } from './request-information.request.js';

@Controller('v1/cases/:caseId/request-information')
export class RequestInformationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Ask the customer for something',
    description: 'The case waits for the customer until the answer is recorded.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON],
      412: ['case-changed'],
    },
  })
  async request(
    @CaseId() caseId: string,
    @Body() request: RequestInformationRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new RequestInformation(about, request.what));
  }
}
