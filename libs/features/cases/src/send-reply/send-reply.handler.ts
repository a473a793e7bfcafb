import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { SendReply, sendReply } from './send-reply.js';

@CommandHandler(SendReply)
export class SendReplyHandler implements ICommandHandler<SendReply, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: SendReply): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => sendReply(overview, command));
  }
}
