import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { VerifyIdentity } from './verify-identity.js';
import { VerifyIdentityRequest } from './verify-identity.request.js';

@Controller('v1/cases/:caseId/verify-identity')
export class VerifyIdentityController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Record that a person showed who they are, or could not',
    description: 'It holds for the contact under way: each recorded contact begins unverified.',
    refusals: {
      404: ['case-not-found'],
      409: [...NOT_WORKED_ON, 'no-contact', 'identity-failed-too-often'],
      412: ['case-changed'],
    },
  })
  async verify(
    @CaseId() caseId: string,
    @Body() request: VerifyIdentityRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new VerifyIdentity(about, request));
  }
}
