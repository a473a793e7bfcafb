import { IsCode } from '../field-rules.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<AccountFrozen>({
  type: 'wallet.AccountFrozen.v1',
  summary: 'An account was frozen.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    reasonCode: 'SUSPECTED_TAKEOVER',
    channel: 'app',
  },
})
export class AccountFrozen extends AccountData {
  @IsCode()
  readonly reasonCode!: string;
}
