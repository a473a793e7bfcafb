import { type Keyring } from '#platform/kernel';
import { type SituationKind } from '../playbooks/playbook.js';

/** What one case is about. The key stands for it where the ids themselves must not be read or guessed. */
export interface Situation {
  readonly kind: SituationKind;
  readonly key: string;
}

/** What is known of a situation when it is reported; `ownId` sets apart what nothing else does. */
export interface SituationFacts {
  readonly customerId: string;
  readonly accountId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly situationId?: string | undefined;
  readonly ownId: string;
}

/** The transaction or the account where the playbook says so, else what the reporter calls it, else itself. */
export function situationOf(
  preferred: SituationKind,
  facts: SituationFacts,
  keyring: Keyring,
): Situation {
  const named = (kind: SituationKind, ...id: readonly string[]): Situation => ({
    kind,
    key: keyring.key('situation', facts.customerId, kind, ...id),
  });
  const { transactionId, accountId, situationId, ownId } = facts;
  if (preferred === 'transaction' && transactionId !== undefined) {
    return named('transaction', transactionId);
  }
  if (preferred === 'account' && accountId !== undefined) return named('account', accountId);
  if (situationId !== undefined) return named('event', 'situation', situationId);
  return named('event', 'own', ownId);
}

export function caseIdFor(situation: Situation, generation: number, keyring: Keyring): string {
  return keyring.key('case', situation.kind, situation.key, String(generation));
}

export const CUSTOMER_STREAM_PREFIX = 'customer-';

export function customerStream(customerId: string, keyring: Keyring): string {
  return `${CUSTOMER_STREAM_PREFIX}${keyring.key('customer', customerId)}`;
}

/** The register of somebody who registers and is no customer yet. */
export function registrationStream(registrationId: string, keyring: Keyring): string {
  return `${CUSTOMER_STREAM_PREFIX}${keyring.key('registration', registrationId)}`;
}
