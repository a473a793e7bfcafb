import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<AccountUnlocked>({
  type: 'wallet.AccountUnlocked.v1',
  summary: 'A locked account can be used again.',
  example: { customerId: 'customer-4821', accountId: 'account-77310', channel: 'hotline' },
})
export class AccountUnlocked extends AccountData {}
