import { type Keyring } from '#platform/kernel';
import { type Meaning, type Playbooks } from '../playbooks/playbooks.js';
import { type Signal } from './signal.js';
import { type Scope, scopeOf, type Situation, situationOf } from './situation.js';

/** What a signal means for the cases of one type, and which situation it speaks of. */
export interface Concern extends Meaning {
  readonly situation: Situation;
  readonly scope: Scope;
  /** That of cases which agents opened without naming an account. */
  readonly scopeWithoutAccount: Scope;
  /** The situation of the transaction in whose place this one's was made. */
  readonly replaced: Situation | undefined;
  /** Nothing but the event itself tells which situation it speaks of. */
  readonly isLoose: boolean;
}

/** Several where several playbooks speak of the event; none where none does. */
export function concernsOf(
  signal: Signal,
  playbooks: Playbooks,
  keyring: Keyring,
): readonly Concern[] {
  const { owner, fields, walletEventType, walletEventStream: ownId } = signal;
  const { accountId, transactionId, replaces } = fields;
  const situationId = fields.situationId ?? undefined;
  const facts = { owner, accountId, transactionId, situationId, ownId };
  return playbooks.meaningsOf(walletEventType, fields).map((meaning) => {
    const { playbook } = meaning;
    const situation = situationOf(playbook, facts, keyring);
    const isReplacement = situation.kind === 'transaction' && typeof replaces === 'string';
    return {
      situation,
      scope: scopeOf(playbook.caseType, facts, keyring),
      scopeWithoutAccount: scopeOf(playbook.caseType, { owner }, keyring),
      replaced: isReplacement
        ? situationOf(playbook, { ...facts, transactionId: replaces }, keyring)
        : undefined,
      isLoose: situation.kind === 'event' && situationId === undefined,
      ...meaning,
    };
  });
}
