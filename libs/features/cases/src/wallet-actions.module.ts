import { type DynamicModule, Module } from '@nestjs/common';
import { changeFeed } from './change-feed.provider.js';
import { ConfirmWalletActionController } from './confirm-wallet-action/confirm-wallet-action.controller.js';
import { ConfirmWalletActionHandler } from './confirm-wallet-action/confirm-wallet-action.handler.js';
import { RejectWalletActionController } from './reject-wallet-action/reject-wallet-action.controller.js';
import { RejectWalletActionHandler } from './reject-wallet-action/reject-wallet-action.handler.js';
import { TimeOutWalletActions } from './time-out-wallet-actions/time-out-wallet-actions.provider.js';
import { WalletActionFeedController } from './wallet-actions/wallet-action-feed.controller.js';
import { WALLET_ACTIONS_OUT } from './wallet-actions/wallet-actions-out.js';
import {
  WALLET_ACTION_CHANGES,
  WalletActionsProjector,
} from './wallet-actions/wallet-actions.projector.js';
import { WalletActions } from './wallet-actions/wallet-actions.query.js';
import { WalletAnswers } from './wallet-actions/wallet-answers.provider.js';

/**
 * What goes out to the wallet and what comes back. Needs what the read side and the write side of cases need, and
 * the write side itself.
 */
@Module({})
export class WalletActionsModule {
  static beside(caseCommands: DynamicModule): DynamicModule {
    return {
      module: WalletActionsModule,
      imports: [caseCommands],
      controllers: [
        WalletActionFeedController,
        ConfirmWalletActionController,
        RejectWalletActionController,
      ],
      providers: [
        changeFeed(WALLET_ACTION_CHANGES, WalletActionsProjector),
        WalletActionsProjector,
        WalletActions,
        { provide: WALLET_ACTIONS_OUT, useExisting: WalletActions },
        WalletAnswers,
        ConfirmWalletActionHandler,
        RejectWalletActionHandler,
        TimeOutWalletActions,
      ],
    };
  }
}
