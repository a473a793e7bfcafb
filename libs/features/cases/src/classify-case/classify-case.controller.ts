import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ClassifyCase } from './classify-case.js';
import { ClassifyCaseRequest } from './classify-case.request.js';

@Controller('v1/cases/:caseId/classify')
export class ClassifyCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Make it a case of another type',
    description:
      'It goes on by the newest playbook of that type; steps of the same id keep their state.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'already-classified'],
      412: ['case-changed'],
    },
  })
  async classify(
    @CaseId() caseId: string,
    @Body() request: ClassifyCaseRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ClassifyCase(about, request));
  }
}
