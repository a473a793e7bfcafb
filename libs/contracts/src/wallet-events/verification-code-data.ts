import { IsIn } from 'class-validator';
import { Describe, MayBeAbsent, RequiredUnless, RequiredWhen } from '#platform/json-schema';
import { IsIdentifier } from './field-rules.decorator.js';
import { PersonalData } from './personal-data.decorator.js';
import { type SubjectField, WalletEventData } from './wallet-event-data.js';

/** What a person can be in the middle of when a code is needed. */
export const codeProcesses = ['registration', 'profile-change', 'password-reset'] as const;
export type CodeProcess = (typeof codeProcesses)[number];

const REGISTRATION: CodeProcess = 'registration';

/** About a verification code, of a customer or, within a registration, of somebody who has no account yet. */
export abstract class VerificationCodeData extends WalletEventData {
  static subjectField({ within }: { readonly within?: unknown }): SubjectField {
    return within === REGISTRATION ? 'registrationId' : 'accountId';
  }

  @Describe('Required unless `within` is `registration`.')
  @PersonalData('identifier')
  @RequiredUnless('within', [REGISTRATION])
  @IsIdentifier()
  readonly customerId?: string;

  @Describe("Required unless `within` is `registration`; then also the CloudEvent's `subject`.")
  @PersonalData('identifier')
  @RequiredUnless('within', [REGISTRATION])
  @IsIdentifier()
  readonly accountId?: string;

  @Describe("Required when `within` is `registration`; then also the CloudEvent's `subject`.")
  @PersonalData('identifier')
  @RequiredWhen('within', [REGISTRATION])
  @IsIdentifier()
  readonly registrationId?: string;

  @Describe(
    'What the code was for, where it was needed to go on: the event belongs to the case of that.',
  )
  @MayBeAbsent()
  @IsIn(codeProcesses)
  readonly within?: CodeProcess;

  @Describe(
    'Which situation the event belongs to; with `within`, that of the profile change or the password reset.',
  )
  @PersonalData('identifier')
  @MayBeAbsent()
  @IsIdentifier()
  readonly situationId?: string;

  @IsIn(['phone', 'email'])
  readonly sentTo!: 'phone' | 'email';
}
