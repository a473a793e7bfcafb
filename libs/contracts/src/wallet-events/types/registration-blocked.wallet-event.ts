import { Describe } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { RegistrationData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<RegistrationBlocked>({
  type: 'wallet.RegistrationBlocked.v1',
  summary: 'Somebody could not finish the registration.',
  example: {
    registrationId: 'registration-9034',
    step: 'verification-code',
    reasonCode: 'CODE_UNDELIVERED',
    channel: 'app',
  },
})
export class RegistrationBlocked extends RegistrationData {
  @Describe('At which step it stopped, e.g. `verification-code`, `password` or `payment-password`.')
  @IsCode()
  readonly step!: string;

  @IsCode()
  readonly reasonCode!: string;
}
