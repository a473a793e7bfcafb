import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TwoFactorEnabled>({
  type: 'wallet.TwoFactorEnabled.v1',
  summary: 'Two-factor verification of an account is on.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'two-factor-0012',
    method: 'authenticator',
    channel: 'app',
  },
})
export class TwoFactorEnabled extends AccountData {
  @Describe('By what the second factor is given.')
  @MayBeAbsent()
  @IsCode()
  readonly method?: string;
}
