import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor } from '#platform/kernel';
import { type CaseWalletAction } from '../case/wallet-actions.js';
import { WalletAnswers } from '../wallet-actions/wallet-answers.provider.js';
import { type Rejection, rejectWalletAction } from './reject-wallet-action.js';

export class RejectWalletAction {
  constructor(
    readonly actor: Actor,
    readonly rejection: Rejection,
  ) {}
}

@CommandHandler(RejectWalletAction)
export class RejectWalletActionHandler implements ICommandHandler<
  RejectWalletAction,
  CaseWalletAction
> {
  constructor(private readonly answers: WalletAnswers) {}

  async execute({ actor, rejection }: RejectWalletAction): Promise<CaseWalletAction> {
    const { actionId, reasonCode } = rejection;
    const content = ['reject', reasonCode];
    return this.answers.record({ actionId, actor, content }, (current) =>
      rejectWalletAction(current, rejection),
    );
  }
}
