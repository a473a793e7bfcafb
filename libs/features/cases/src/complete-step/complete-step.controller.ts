import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { StepId } from '../case/step-id.decorator.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { CompleteStep } from './complete-step.js';
import { CompleteStepRequest } from './complete-step.request.js';

@Controller('v1/cases/:caseId/steps/:stepId/complete')
export class CompleteStepController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Complete a step',
    description:
      'Whether it was begun before or not. Steps that depend on another outcome are no longer needed.',
    bodyOptional: true,
    refusals: {
      404: ['case-not-found', 'step-not-found'],
      409: [
        ...NOT_WORKED_ON,
        'step-over',
        'step-waits',
        'identity-not-verified',
        'outcome-unknown',
      ],
      412: ['case-changed'],
    },
  })
  async complete(
    @CaseId() caseId: string,
    @StepId() stepId: string,
    @Body() { outcome, note }: CompleteStepRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new CompleteStep(about, { stepId, outcome, note }));
  }
}
