import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { UnassignCase } from './unassign-case.js';
import { UnassignCaseRequest } from './unassign-case.request.js';

@Controller('v1/cases/:caseId/unassign')
export class UnassignCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Take a case from its assignee',
    description:
      'It waits in its queue again. Agents give back what is theirs; a supervisor takes any case.',
    refusals: {
      404: ['case-not-found'],
      409: ['not-assigned', 'not-your-case'],
      412: ['case-changed'],
    },
    bodyOptional: true,
  })
  async unassign(
    @CaseId() caseId: string,
    @Body() request: UnassignCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new UnassignCase(about, request.note));
  }
}
