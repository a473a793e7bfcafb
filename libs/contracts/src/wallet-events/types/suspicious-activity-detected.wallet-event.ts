import { Describe, MayBeAbsent, RequiredWith } from '#platform/json-schema';
import { IsAmount, IsCode, IsCurrency, IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<SuspiciousActivityDetected>({
  type: 'wallet.SuspiciousActivityDetected.v1',
  summary: 'The wallet noticed something on an account that its customer may not have done.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    transactionId: 'transfer-20260301-0044',
    amount: '4999.00',
    currency: 'CNY',
    reasonCode: 'UNUSUAL_LOCATION',
    channel: 'app',
  },
})
export class SuspiciousActivityDetected extends AccountData {
  @IsCode()
  readonly reasonCode!: string;

  @Describe('The suspicious transaction, where it is about one.')
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly transactionId?: string;

  @RequiredWith('currency')
  @IsAmount()
  readonly amount?: string;

  @RequiredWith('amount')
  @IsCurrency()
  readonly currency?: string;
}
