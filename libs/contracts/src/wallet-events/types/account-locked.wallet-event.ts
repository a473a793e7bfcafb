import { IsCode } from '../field-rules.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<AccountLocked>({
  type: 'wallet.AccountLocked.v1',
  summary: 'An account was locked.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    reasonCode: 'TOO_MANY_PASSWORD_ATTEMPTS',
    channel: 'app',
  },
})
export class AccountLocked extends AccountData {
  @IsCode()
  readonly reasonCode!: string;
}
