import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { EscalateCase } from './escalate-case.js';
import { EscalateCaseRequest } from './escalate-case.request.js';

@Controller('v1/cases/:caseId/escalate')
export class EscalateCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Escalate a case',
    description:
      'For a customer who is not satisfied, or a matter that somebody else has to decide. The case is raised in priority, waits in the queue of its level, and is nobody’s until it is claimed there.',
    refusals: {
      404: ['case-not-found'],
      409: ['already-escalated', 'case-closed'],
      412: ['case-changed'],
    },
  })
  async escalate(
    @CaseId() caseId: string,
    @Body() request: EscalateCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new EscalateCase(about, request.level, request.reason));
  }
}
