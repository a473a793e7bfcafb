import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ProposeDecision } from './propose-decision.js';
import { ProposeDecisionRequest } from './propose-decision.request.js';

@Controller('v1/cases/:caseId/decisions')
export class ProposeDecisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Propose a decision',
    description: 'Somebody else approves or refuses it.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'decision-unknown', 'decision-open'],
      412: ['case-changed'],
    },
  })
  async propose(
    @CaseId() caseId: string,
    @Body() { decision, reason }: ProposeDecisionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ProposeDecision(about, decision, reason));
  }
}
