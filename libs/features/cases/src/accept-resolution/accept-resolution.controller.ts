import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ENDED } from '../case/working-states.js';
import { AcceptResolution } from './accept-resolution.js';
import { AcceptResolutionRequest } from './accept-resolution.request.js';

@Controller('v1/cases/:caseId/accept-resolution')
export class AcceptResolutionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Record that the customer accepts the resolution',
    description: 'What was proposed to the customer is resolved by it.',
    bodyOptional: true,
    refusals: {
      404: ['case-not-found'],
      409: [...ENDED, 'resolution-not-told', 'already-accepted', 'waits-for-case'],
      412: ['case-changed'],
    },
  })
  async accept(
    @CaseId() caseId: string,
    @Body() request: AcceptResolutionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new AcceptResolution(about, request.note));
  }
}
