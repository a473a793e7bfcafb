import { IsIn } from 'class-validator';
import { Describe } from '#platform/json-schema';
import { IsCode } from '../field-rules.decorator.js';
import { type ProfileField, profileFields } from '../profile-field.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<ProfileChangeBlocked>({
  type: 'wallet.ProfileChangeBlocked.v1',
  summary: 'A customer could not change their phone, email or address.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'profile-change-0031',
    field: 'phone',
    reasonCode: 'OLD_NUMBER_LOST',
    channel: 'app',
  },
})
export class ProfileChangeBlocked extends AccountData {
  @Describe('Which part of the profile.')
  @IsIn(profileFields)
  readonly field!: ProfileField;

  @IsCode()
  readonly reasonCode!: string;
}
