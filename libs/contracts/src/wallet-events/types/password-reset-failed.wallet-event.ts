import { IsCode } from '../field-rules.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<PasswordResetFailed>({
  type: 'wallet.PasswordResetFailed.v1',
  summary: 'A customer could not reset the password.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    reasonCode: 'RESET_LINK_UNDELIVERED',
    channel: 'app',
  },
})
export class PasswordResetFailed extends AccountData {
  @IsCode()
  readonly reasonCode!: string;
}
