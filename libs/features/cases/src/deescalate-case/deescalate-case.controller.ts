import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { DeescalateCase } from './deescalate-case.js';
import { DeescalateCaseRequest } from './deescalate-case.request.js';

@Controller('v1/cases/:caseId/de-escalate')
export class DeescalateCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'De-escalate a case',
    description:
      'It waits in the queue of the lower level, or where the rules want it. Its priority and its assignee stay.',
    refusals: {
      404: ['case-not-found'],
      409: ['case-closed', 'not-escalated'],
      412: ['case-changed'],
    },
    roles: ['supervisor'],
  })
  async deescalate(
    @CaseId() caseId: string,
    @Body() request: DeescalateCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new DeescalateCase(about, request.level, request.reason));
  }
}
