import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { CancelCase } from './cancel-case.js';
import { CancelCaseRequest } from './cancel-case.request.js';

@Controller('v1/cases/:caseId/cancel')
export class CancelCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Cancel a case',
    description: 'For good. A signal that comes later opens the next case of the situation.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON],
      412: ['case-changed'],
    },
  })
  async cancel(
    @CaseId() caseId: string,
    @Body() request: CancelCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new CancelCase(about, request.reason));
  }
}
