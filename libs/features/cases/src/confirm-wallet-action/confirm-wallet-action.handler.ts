import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor } from '#platform/kernel';
import { type CaseWalletAction } from '../case/wallet-actions.js';
import { WalletAnswers } from '../wallet-actions/wallet-answers.provider.js';
import { type Confirmation, confirmWalletAction } from './confirm-wallet-action.js';

export class ConfirmWalletAction {
  constructor(
    readonly actor: Actor,
    readonly confirmation: Confirmation,
  ) {}
}

@CommandHandler(ConfirmWalletAction)
export class ConfirmWalletActionHandler implements ICommandHandler<
  ConfirmWalletAction,
  CaseWalletAction
> {
  constructor(private readonly answers: WalletAnswers) {}

  async execute({ actor, confirmation }: ConfirmWalletAction): Promise<CaseWalletAction> {
    const { actionId, reference } = confirmation;
    const content = ['confirm', ...(reference === undefined ? [] : [reference])];
    return this.answers.record({ actionId, actor, content }, (current, now) =>
      confirmWalletAction(current, confirmation, now),
    );
  }
}
