import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { AssignCase } from './assign-case.js';
import { AssignCaseRequest } from './assign-case.request.js';

@Controller('v1/cases/:caseId/assign')
export class AssignCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Assign a case',
    refusals: {
      404: ['case-not-found'],
      409: ['already-assigned', 'case-closed'],
      412: ['case-changed'],
    },
  })
  async assign(
    @CaseId() caseId: string,
    @Body() request: AssignCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new AssignCase(about, request.assignee));
  }
}
