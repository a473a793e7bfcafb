import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { ReopenCase } from './reopen-case.js';
import { ReopenCaseRequest } from './reopen-case.request.js';

@Controller('v1/cases/:caseId/reopen')
export class ReopenCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Reopen a case',
    description: 'Steps that wallet events and the goal had ended are to be done again.',
    refusals: {
      404: ['case-not-found'],
      409: ['not-resolved', 'reopen-window-over', 'case-cancelled', 'case-merged'],
      412: ['case-changed'],
    },
  })
  async reopen(
    @CaseId() caseId: string,
    @Body() request: ReopenCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ReopenCase(about, request.reason));
  }
}
