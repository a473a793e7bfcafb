import { IsIn, IsString } from 'class-validator';
import { PublishedAs } from '#platform/json-schema';
import {
  type CaseWalletAction,
  type WalletActionState,
  walletActionStates,
} from '../case/wallet-actions.js';

@PublishedAs<AnsweredWalletActionResponse>({
  direction: 'out',
  description: 'What has become of an action of the wallet.',
  example: {
    actionId: '8d7a5b1e-93a0-5c1f-b1d4-5e0f6c7a2b90',
    action: 'ReinitiateWithdrawal',
    state: 'confirmed',
  },
})
export class AnsweredWalletActionResponse {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @IsIn(walletActionStates)
  state!: WalletActionState;
}

export function answered({
  actionId,
  action,
  state,
}: CaseWalletAction): AnsweredWalletActionResponse {
  return { actionId, action, state };
}
