import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsAmount, IsCode, IsCurrency, IsIdentifier } from './field-rules.decorator.js';
import { PersonalData } from './personal-data.decorator.js';

/** What every wallet event tells: whom and which account it is about. */
export abstract class WalletEventData {
  @PersonalData('identifier')
  @IsIdentifier()
  readonly customerId!: string;

  @Describe("Also the CloudEvent's `subject`, by which one account's events keep their order.")
  @PersonalData('identifier')
  @IsIdentifier()
  readonly accountId!: string;

  @Describe('Through what the customer acted, e.g. `app` or `bank-card`.')
  @MayBeAbsent()
  @IsCode()
  readonly channel?: string;
}

/** A wallet event about one transaction. */
export abstract class TransactionData extends WalletEventData {
  @PersonalData('identifier')
  @IsIdentifier()
  readonly transactionId!: string;

  @IsAmount()
  readonly amount!: string;

  @IsCurrency()
  readonly currency!: string;
}
