import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause, IfMatch } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { NOT_WORKED_ON } from '../case/working-states.js';
import { RequestWalletAction } from './request-wallet-action.js';
import { RequestWalletActionRequest } from './request-wallet-action.request.js';

@Controller('v1/cases/:caseId/wallet-actions')
export class RequestWalletActionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Ask the wallet to do something',
    description:
      'The wallet finds it at `GET /v1/wallet-actions`. One that has timed out is asked again under the id that it had.',
    refusals: {
      404: ['case-not-found'],
      409: [
        ...NOT_WORKED_ON,
        'wallet-action-unknown',
        'wallet-action-open',
        'wallet-action-unanswered',
        'step-not-open',
        'identity-not-verified',
        'not-approved',
      ],
      412: ['case-changed'],
    },
  })
  async request(
    @CaseId() caseId: string,
    @Body() request: RequestWalletActionRequest,
    @IfMatch() expectedRevision: number,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause, expectedRevision };
    return this.commands.execute(new RequestWalletAction(about, request));
  }
}
