import { Describe, MayBeAbsent } from '#platform/json-schema';
import { IsAmount, IsCode, IsCurrency, IsIdentifier } from './field-rules.decorator.js';
import { PersonalData } from './personal-data.decorator.js';

/** The field of the data that is also the CloudEvent's `subject`: one subject's events keep their order. */
export type SubjectField = 'accountId' | 'registrationId' | 'customerId';

/** What every wallet event tells, whomever it is about. Each kind of data says by `subjectField` who that is. */
export abstract class WalletEventData {
  @Describe('Through what the customer acted, e.g. `app` or `bank-card`.')
  @MayBeAbsent()
  @IsCode()
  readonly channel?: string;
}

/** Of a customer with one of their accounts. */
export abstract class AccountData extends WalletEventData {
  static subjectField(): SubjectField {
    return 'accountId';
  }

  @PersonalData('identifier')
  @IsIdentifier()
  readonly customerId!: string;

  @Describe("Also the CloudEvent's `subject`, by which one account's events keep their order.")
  @PersonalData('identifier')
  @IsIdentifier()
  readonly accountId!: string;

  @Describe(
    'Which situation the event belongs to, where neither its transaction nor its account tells: events that carry the same one are about the same thing.',
  )
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly situationId?: string;
}

/** About one transaction. */
export abstract class TransactionData extends AccountData {
  @PersonalData('identifier')
  @IsIdentifier()
  readonly transactionId!: string;

  @IsAmount()
  readonly amount!: string;

  @IsCurrency()
  readonly currency!: string;

  @Describe('The transaction in whose place this one was made: both are one situation.')
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly replaces?: string;
}

/** Of somebody who registers and has no account yet. */
export abstract class RegistrationData extends WalletEventData {
  static subjectField(): SubjectField {
    return 'registrationId';
  }

  @Describe("Also the CloudEvent's `subject`, by which one registration's events keep their order.")
  @PersonalData('identifier')
  @IsIdentifier()
  readonly registrationId!: string;
}
