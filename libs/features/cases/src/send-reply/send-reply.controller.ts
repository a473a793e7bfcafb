import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandCause, CurrentCause } from '#platform/http';
import { CaseCommandRoute } from '../case/case-command-route.decorator.js';
import { CaseId } from '../case/case-id.decorator.js';
import { type CaseOverview } from '../case/case-overview.js';
import { SendReply } from './send-reply.js';
import { SendReplyRequest } from './send-reply.request.js';

@Controller('v1/cases/:caseId/replies')
export class SendReplyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @CaseCommandRoute({
    summary: 'Reply to the customer',
    refusals: { 404: ['case-not-found'] },
  })
  async send(
    @CaseId() caseId: string,
    @Body() { channel, text, states }: SendReplyRequest,
    @CurrentCause() cause: CommandCause,
  ): Promise<CaseOverview> {
    const about = { caseId, cause };
    return this.commands.execute(
      new SendReply(about, { channel, text, ...(states && { states }) }),
    );
  }
}
