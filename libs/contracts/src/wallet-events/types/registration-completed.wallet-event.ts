import { IsIdentifier } from '../field-rules.decorator.js';
import { PersonalData } from '../personal-data.decorator.js';
import { RegistrationData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<RegistrationCompleted>({
  type: 'wallet.RegistrationCompleted.v1',
  summary: 'Somebody finished the registration and has an account.',
  example: {
    registrationId: 'registration-9034',
    customerId: 'customer-4822',
    accountId: 'account-77311',
    channel: 'app',
  },
})
export class RegistrationCompleted extends RegistrationData {
  @PersonalData('identifier')
  @IsIdentifier()
  readonly customerId!: string;

  @PersonalData('identifier')
  @IsIdentifier()
  readonly accountId!: string;
}
