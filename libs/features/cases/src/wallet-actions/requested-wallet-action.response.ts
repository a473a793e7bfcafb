import { IsObject, IsString } from 'class-validator';
import { IsTimestamp, PersonalData } from '#contracts';
import { contractOf, Describe, HoldsEach, OrNull, PublishedAs } from '#platform/json-schema';
import { type WalletActionParameters } from '../case/case-events.js';
import { type RequestedWalletAction } from './requested-wallet-action.js';

@PublishedAs<RequestedWalletActionResponse>({
  direction: 'out',
  description: 'Something that a case asks the wallet to do.',
  example: {
    actionId: '8d7a5b1e-93a0-5c1f-b1d4-5e0f6c7a2b90',
    action: 'ReinitiateWithdrawal',
    caseId: '3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b',
    customerId: 'customer-4821',
    registrationId: null,
    accountId: 'account-77310',
    transactionId: 'withdrawal-20260301-0042',
    amount: '1500.00',
    currency: 'CNY',
    parameters: { route: 'same-bank' },
    requestedAt: '2026-03-01T09:30:00.000Z',
    dueAt: '2026-03-01T10:30:00.000Z',
    place: '0000000000004711',
  },
})
export class RequestedWalletActionResponse implements RequestedWalletAction {
  @Describe('The idempotency key: whatever comes under it again is done once.')
  @IsString()
  actionId!: string;

  @IsString()
  action!: string;

  @IsString()
  caseId!: string;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  customerId!: string | null;

  @PersonalData('identifier')
  @Describe('Of an applicant who is no customer yet.')
  @OrNull()
  @IsString()
  registrationId!: string | null;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  accountId!: string | null;

  @PersonalData('identifier')
  @OrNull()
  @IsString()
  transactionId!: string | null;

  @Describe('A decimal string.')
  @OrNull()
  @IsString()
  amount!: string | null;

  @Describe('ISO 4217.')
  @OrNull()
  @IsString()
  currency!: string | null;

  @PersonalData()
  @IsObject()
  parameters!: WalletActionParameters;

  @IsTimestamp()
  requestedAt!: string;

  @Describe('Unanswered until then, it has timed out; an answer counts all the same.')
  @IsTimestamp()
  dueAt!: string;

  @Describe('Its place in the feed, for `after` and Last-Event-ID.')
  @IsString()
  place!: string;
}

@PublishedAs<WalletActionFeedResponse>({
  direction: 'out',
  description: 'What the wallet is to do, in the order in which it was asked for.',
  example: {
    data: [contractOf(RequestedWalletActionResponse).example as RequestedWalletActionResponse],
  },
})
export class WalletActionFeedResponse {
  @HoldsEach(() => RequestedWalletActionResponse)
  data!: readonly RequestedWalletActionResponse[];
}
