import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { StepId } from '../case/step-id.decorator.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { StartStep } from './start-step.js';

@Controller('v1/cases/:caseId/steps/:stepId/start')
export class StartStepController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Begin a step',
    refusals: {
      404: ['case-not-found', 'step-not-found'],
      409: [...NOT_WORKED_ON, 'step-over', 'step-started', 'step-waits', 'identity-not-verified'],
      412: ['case-changed'],
    },
  })
  async start(
    @CaseId() caseId: string,
    @StepId() stepId: string,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new StartStep(about, stepId));
  }
}
