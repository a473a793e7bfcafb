import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { VerifyIdentity, verifyIdentity } from './verify-identity.js';

@CommandHandler(VerifyIdentity)
export class VerifyIdentityHandler implements ICommandHandler<VerifyIdentity, CaseOverview> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute(command: VerifyIdentity): Promise<CaseOverview> {
    return this.cases.decide(command.about, ({ overview }) => verifyIdentity(overview, command));
  }
}
