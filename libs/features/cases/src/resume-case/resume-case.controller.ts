import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ResumeCase } from './resume-case.js';
import { ResumeCaseRequest } from './resume-case.request.js';

@Controller('v1/cases/:caseId/resume')
export class ResumeCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Wait for a third party no longer',
    bodyOptional: true,
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'nobody-awaited'],
      412: ['case-changed'],
    },
  })
  async resume(
    @CaseId() caseId: string,
    @Body() request: ResumeCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ResumeCase(about, request.note));
  }
}
