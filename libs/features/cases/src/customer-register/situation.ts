import { type Keyring } from '#platform/kernel';
import { type CaseType, type Playbook, type SituationKind } from '../playbooks/playbook.js';

/** What one case is about. The key stands for it where the ids themselves must not be read or guessed. */
export interface Situation {
  readonly kind: SituationKind;
  readonly key: string;
}

/** All trouble of one type that one account has, or one registration. */
export interface Scope {
  readonly caseType: CaseType;
  readonly key: string;
}

/** Whose register decides. */
export interface Owner {
  readonly kind: 'customer' | 'registration';
  readonly id: string;
}

/** What is known of a situation when it is reported; `ownId` sets apart what nothing else does. */
export interface SituationFacts {
  readonly owner: Owner;
  readonly accountId?: string | undefined;
  readonly transactionId?: string | undefined;
  readonly situationId?: string | undefined;
  readonly ownId: string;
}

type SituationRule = Pick<Playbook, 'caseType' | 'situation' | 'apart'>;

/** The transaction or the account where the playbook says so, else what the reporter calls it, else itself. */
export function situationOf(
  rule: SituationRule,
  facts: SituationFacts,
  keyring: Keyring,
): Situation {
  const { owner, transactionId, accountId, situationId, ownId } = facts;
  const named = (kind: SituationKind, isApart: boolean, ...id: readonly string[]): Situation => ({
    kind,
    key: keyring.key('situation', owner.kind, owner.id, kind, isApart ? rule.caseType : '', ...id),
  });
  const isApart = rule.apart ?? false;
  if (rule.situation === 'transaction' && transactionId !== undefined) {
    return named('transaction', isApart, transactionId);
  }
  // That an account is locked and that it is frozen are two things.
  if (rule.situation === 'account' && accountId !== undefined) {
    return named('account', true, accountId);
  }
  if (rule.situation === 'registration' && owner.kind === 'registration') {
    return named('registration', true, owner.id);
  }
  if (situationId !== undefined) return named('event', isApart, 'situation', situationId);
  return named('event', true, 'own', ownId);
}

/** Whether it lives on: after its case was closed for good, what happens to it belongs to that case no longer. */
export function livesOn({ kind }: Situation): boolean {
  return kind === 'account' || kind === 'registration';
}

/** Without an account it is the scope of what names none. */
export function scopeOf(
  caseType: CaseType,
  { owner, accountId }: Pick<SituationFacts, 'owner' | 'accountId'>,
  keyring: Keyring,
): Scope {
  const account = owner.kind === 'registration' ? '' : (accountId ?? '');
  return { caseType, key: keyring.key('scope', owner.kind, owner.id, caseType, account) };
}

export function caseIdFor(situation: Situation, generation: number, keyring: Keyring): string {
  return keyring.key('case', situation.kind, situation.key, String(generation));
}

export const CUSTOMER_STREAM_PREFIX = 'customer-';

/** The register of a customer, or of somebody who registers and is no customer yet. */
export function registerStream({ kind, id }: Owner, keyring: Keyring): string {
  return `${CUSTOMER_STREAM_PREFIX}${keyring.key(kind, id)}`;
}
