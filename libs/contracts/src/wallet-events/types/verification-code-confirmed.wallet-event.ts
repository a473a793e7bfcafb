import { VerificationCodeData } from '../verification-code-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<VerificationCodeConfirmed>({
  type: 'wallet.VerificationCodeConfirmed.v1',
  summary: 'A verification code was entered and is right.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    channel: 'app',
    sentTo: 'phone',
  },
})
export class VerificationCodeConfirmed extends VerificationCodeData {}
