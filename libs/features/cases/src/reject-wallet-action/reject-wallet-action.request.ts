import { IsString, Matches } from 'class-validator';
import { Describe, MayBeLeftOut, PublishedAs } from '#platform/json-schema';
import { WrittenText } from '../case/request-fields.decorator.js';

@PublishedAs<RejectWalletActionRequest>({
  direction: 'in',
  example: { reasonCode: 'BENEFICIARY_CLOSED', text: 'The bank account was closed in January.' },
})
export class RejectWalletActionRequest {
  @Describe('Why you do not do it; together with the action it makes the same answer.')
  @Matches(/^[A-Z][A-Z0-9_]{0,63}$/, { message: '$property is a code such as BENEFICIARY_CLOSED' })
  @IsString()
  reasonCode!: string;

  @Describe('For people.')
  @MayBeLeftOut()
  @WrittenText(1_000)
  text?: string;
}
