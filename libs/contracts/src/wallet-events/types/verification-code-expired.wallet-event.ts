import { VerificationCodeData } from '../verification-code-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<VerificationCodeExpired>({
  type: 'wallet.VerificationCodeExpired.v1',
  summary: 'A verification code came too late or was tried too late.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    channel: 'app',
    sentTo: 'phone',
  },
})
export class VerificationCodeExpired extends VerificationCodeData {}
