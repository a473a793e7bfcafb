import { Equals, IsBoolean, IsObject, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import {
  type WalletActionConfirmed,
  type WalletActionEvent,
  type WalletActionParameters,
  type WalletActionRejected,
  type WalletActionTimedOut,
} from '../../case/case-events.js';
import { type WalletActionRequestDetails } from '../case-timeline.js';
import { type DetailsOf } from './details-of.js';

const actionId = '8d7a5b1e-93a0-5c1f-b1d4-5e0f6c7a2b90';

@PublishedAs<WalletActionRequestedDetails>({
  direction: 'out',
  example: {
    actionId,
    action: 'ReinitiateWithdrawal',
    stepId: 're-initiate',
    atCustomersWish: true,
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    parameters: {},
    dueAt: '2026-03-01T10:30:00.000Z',
  },
})
export class WalletActionRequestedDetails implements WalletActionRequestDetails {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @Describe('The step that it completes.')
  @MayBeLeftOut()
  @IsString()
  stepId?: string;

  @Describe('The approved decision that it carries out.')
  @MayBeLeftOut()
  @IsString()
  decisionId?: string;

  @IsBoolean()
  atCustomersWish!: boolean;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  customerId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  registrationId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  accountId?: string;

  @PersonalData('identifier')
  @MayBeLeftOut()
  @IsString()
  transactionId?: string;

  @MayBeLeftOut()
  @IsString()
  amount?: string;

  @MayBeLeftOut()
  @IsString()
  currency?: string;

  @PersonalData()
  @IsObject()
  parameters!: WalletActionParameters;

  @Describe('Unanswered until then, it has timed out.')
  @IsTimestamp()
  dueAt!: string;
}

@PublishedAs<WalletActionConfirmedDetails>({
  direction: 'out',
  example: { actionId, action: 'ReinitiateWithdrawal', reference: 'payout-99120' },
})
export class WalletActionConfirmedDetails implements Data<WalletActionConfirmed> {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @PersonalData('identifier')
  @Describe('The wallet’s own name of what it did.')
  @MayBeLeftOut()
  @IsString()
  reference?: string;

  @Describe('It had timed out before.')
  @MayBeLeftOut()
  @Equals(true)
  late?: true;
}

@PublishedAs<WalletActionRejectedDetails>({
  direction: 'out',
  example: { actionId, action: 'ReinitiateWithdrawal', reasonCode: 'BENEFICIARY_CLOSED' },
})
export class WalletActionRejectedDetails implements Data<WalletActionRejected> {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @IsString()
  reasonCode!: string;

  @PersonalData()
  @MayBeLeftOut()
  @IsString()
  text?: string;

  @Describe('It had timed out before.')
  @MayBeLeftOut()
  @Equals(true)
  late?: true;
}

@PublishedAs<WalletActionTimedOutDetails>({
  direction: 'out',
  example: { actionId, action: 'ReinitiateWithdrawal', dueAt: '2026-03-01T10:30:00.000Z' },
})
export class WalletActionTimedOutDetails implements Data<WalletActionTimedOut> {
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @IsTimestamp()
  dueAt!: string;
}

type Data<Event extends WalletActionEvent> = Event['data'];

export const walletActionDetails: DetailsOf<WalletActionEvent> = {
  WalletActionRequested: WalletActionRequestedDetails,
  WalletActionConfirmed: WalletActionConfirmedDetails,
  WalletActionRejected: WalletActionRejectedDetails,
  WalletActionTimedOut: WalletActionTimedOutDetails,
};
