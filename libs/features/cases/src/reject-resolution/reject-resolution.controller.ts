import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ENDED } from '../case/working-states.js';
import { RejectResolution } from './reject-resolution.js';
import { RejectResolutionRequest } from './reject-resolution.request.js';

@Controller('v1/cases/:caseId/reject-resolution')
export class RejectResolutionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Record that the customer rejects the resolution',
    description:
      'The case is open again, and so are the steps that wallet events and the goal had ended.',
    refusals: {
      404: ['case-not-found'],
      409: [...ENDED, 'resolution-not-told'],
      412: ['case-changed'],
    },
  })
  async reject(
    @CaseId() caseId: string,
    @Body() request: RejectResolutionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new RejectResolution(about, request.reason));
  }
}
