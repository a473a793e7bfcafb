import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { PrioritiseCase } from './prioritise-case.js';
import { PrioritiseCaseRequest } from './prioritise-case.request.js';

@Controller('v1/cases/:caseId/prioritise')
export class PrioritiseCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Set the priority of a case',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'already-prioritised'],
      412: ['case-changed'],
    },
  })
  async prioritise(
    @CaseId() caseId: string,
    @Body() request: PrioritiseCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new PrioritiseCase(about, request));
  }
}
