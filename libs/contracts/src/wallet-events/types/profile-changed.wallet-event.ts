import { IsIn } from 'class-validator';
import { Describe } from '#platform/json-schema';
import { type ProfileField, profileFields } from '../profile-field.js';
import { AccountData } from '../wallet-event-data.js';
import { WalletEvent } from '../wallet-event.decorator.js';

@WalletEvent<ProfileChanged>({
  type: 'wallet.ProfileChanged.v1',
  summary: 'The phone, email or address of a customer was changed.',
  example: {
    customerId: 'customer-4821',
    accountId: 'account-77310',
    situationId: 'profile-change-0031',
    field: 'phone',
    channel: 'app',
  },
})
export class ProfileChanged extends AccountData {
  @Describe('Which part of the profile.')
  @IsIn(profileFields)
  readonly field!: ProfileField;
}
