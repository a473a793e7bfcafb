import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { CloseCase } from './close-case.js';
import { CloseCaseRequest } from './close-case.request.js';

@Controller('v1/cases/:caseId/close')
export class CloseCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Close a case',
    refusals: {
      404: ['case-not-found'],
      409: ['already-closed', 'not-resolved', 'case-cancelled', 'case-merged'],
      412: ['case-changed'],
    },
  })
  async close(
    @CaseId() caseId: string,
    @Body() request: CloseCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new CloseCase(about, request.reason));
  }
}
