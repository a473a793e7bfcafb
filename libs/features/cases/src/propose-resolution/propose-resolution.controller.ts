import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ProposeResolution } from './propose-resolution.js';
import { ProposeResolutionRequest } from './propose-resolution.request.js';

@Controller('v1/cases/:caseId/propose-resolution')
export class ProposeResolutionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Propose to the customer how the case is resolved',
    description: 'The case waits for the customer, who accepts or rejects it.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'steps-undone'],
      412: ['case-changed'],
    },
  })
  async propose(
    @CaseId() caseId: string,
    @Body() request: ProposeResolutionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ProposeResolution(about, request.resolution));
  }
}
