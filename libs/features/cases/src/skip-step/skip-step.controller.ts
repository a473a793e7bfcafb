import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { StepId } from '../case/step-id.decorator.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { SkipStep } from './skip-step.js';
import { SkipStepRequest } from './skip-step.request.js';

@Controller('v1/cases/:caseId/steps/:stepId/skip')
export class SkipStepController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Skip a step',
    description:
      'Also one that waits for others. Steps that depend on its outcome are left to the agent.',
    refusals: {
      404: ['case-not-found', 'step-not-found'],
      409: [...NOT_WORKED_ON, 'step-over'],
      412: ['case-changed'],
    },
  })
  async skip(
    @CaseId() caseId: string,
    @StepId() stepId: string,
    @Body() request: SkipStepRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new SkipStep(about, stepId, request.reason));
  }
}
