import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<TwoFactorSetupBlocked>({
  type: 'wallet.TwoFactorSetupBlocked.v1',
  summary: 'A customer could not set up two-factor verification.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'two-factor-0012',
    step: 'bind-authenticator',
    reasonCode: 'CODE_NOT_ACCEPTED',
    channel: 'app',
  },
})
export class TwoFactorSetupBlocked extends AccountData {
  @Describe('At which step it stopped.')
  @MayBeAbsent()
  @IsCode()
  readonly step?: string;

  @IsCode()
  readonly reasonCode!: string;
}
