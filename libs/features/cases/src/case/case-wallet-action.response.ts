import { IsIn, IsObject, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, OrNull, PublishedAs } from '#platform/json-schema';
import { type WalletActionParameters } from './case-events.js';
import {
  type CaseWalletAction,
  type WalletActionState,
  walletActionStates,
} from './wallet-actions.js';

@PublishedAs<CaseWalletActionResponse>({
  direction: 'out',
  description: 'What a case has asked of the wallet, and what became of it.',
  example: {
    actionId: '8d7a5b1e-93a0-5c1f-b1d4-5e0f6c7a2b90',
    action: 'ReinitiateWithdrawal',
    stepId: 're-initiate',
    decisionId: null,
    parameters: {},
    state: 'confirmed',
    requestedAt: '2026-03-01T09:30:00.000Z',
    dueAt: '2026-03-01T10:30:00.000Z',
    reference: 'payout-99120',
    reasonCode: null,
  },
})
export class CaseWalletActionResponse implements CaseWalletAction {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @Describe('The step that it completes.')
  @OrNull()
  @IsString()
  stepId!: string | null;

  @Describe('The approved decision that it carries out.')
  @OrNull()
  @IsString()
  decisionId!: string | null;

  @PersonalData()
  @IsObject()
  parameters!: WalletActionParameters;

  @Describe('`requested` and `timed-out` ones may still be answered.')
  @IsIn(walletActionStates)
  state!: WalletActionState;

  @IsTimestamp()
  requestedAt!: string;

  @IsTimestamp()
  dueAt!: string;

  @PersonalData('identifier')
  @Describe('The wallet’s own name of what it did, of a confirmed one.')
  @OrNull()
  @IsString()
  reference!: string | null;

  @Describe('Of a rejected one.')
  @OrNull()
  @IsString()
  reasonCode!: string | null;
}
