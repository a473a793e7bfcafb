import { IsCode } from '../field-rules.decorator.js';
import { VerificationCodeData } from '../verification-code-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<VerificationCodeUndelivered>({
  type: 'wallet.VerificationCodeUndelivered.v1',
  summary: 'A verification code did not reach the person who asked for it.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    reasonCode: 'CARRIER_REJECTED',
    channel: 'app',
    sentTo: 'phone',
  },
})
export class VerificationCodeUndelivered extends VerificationCodeData {
  @IsCode()
  readonly reasonCode!: string;
}
