import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseDecisions } from '../case/case-decisions.provider.js';
import { type CaseOverview } from '../case/case-overview.js';
import { idWithin } from '../case/id-within.js';
import { requestWalletAction, RequestWalletAction } from './request-wallet-action.js';

@CommandHandler(RequestWalletAction)
export class RequestWalletActionHandler implements ICommandHandler<
  RequestWalletAction,
  CaseOverview
> {
  constructor(private readonly cases: CaseDecisions) {}

  async execute({ about, wish }: RequestWalletAction): Promise<CaseOverview> {
    const newId = idWithin(about.caseId, about.cause.id, wish.action);
    return this.cases.decide(about, (current, now) =>
      requestWalletAction(current, wish, newId, now),
    );
  }
}
