import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { PersonalData } from '#contracts';
import { ForeignId } from '../case/request-fields.decorator.js';

@PublishedAs<ConfirmWalletActionRequest>({
  direction: 'in',
  example: { reference: 'payout-99120' },
})
export class ConfirmWalletActionRequest {
  @PersonalData('identifier')
  @Describe('Your own name of what you did.')
  @MayBeLeftOut()
  @ForeignId()
  reference?: string;
}
