import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<AccountUnfrozen>({
  type: 'wallet.AccountUnfrozen.v1',
  summary: 'A frozen account can be used again.',
  example: { customerId: 'customer-4821', accountId: 'account-77310', channel: 'hotline' },
})
export class AccountUnfrozen extends AccountData {}
