import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PasswordReset>({
  type: 'wallet.PasswordReset.v1',
  summary: 'The customer set a new password.',
  example: { customerId: 'customer-4821', accountId: 'account-77310', channel: 'app' },
})
export class PasswordReset extends AccountData {}
