import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { DecisionId } from '../case/decision-id.decorator.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { ApproveDecision } from './approve-decision.js';
import { ApproveDecisionRequest } from './approve-decision.request.js';

@Controller('v1/cases/:caseId/decisions/:decisionId/approve')
export class ApproveDecisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Approve a decision',
    description: 'By one of those whom the playbook names, and never by the one who proposed it.',
    refusals: {
      404: ['case-not-found'],
      409: [
        ...NOT_WORKED_ON,
        'decision-not-proposed',
        'decision-unknown',
        'already-decided',
        'may-not-decide',
        'own-proposal',
      ],
      412: ['case-changed'],
    },
  })
  async approve(
    @CaseId() caseId: string,
    @DecisionId() decisionId: string,
    @Body() { note }: ApproveDecisionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new ApproveDecision(about, decisionId, note));
  }
}
