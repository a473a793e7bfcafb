import { List } from 'immutable';
import { type Cause } from '#platform/event-store';
import { type Decider, type EventMetadata } from '#platform/kernel';
import { earlier, later, withGoal } from '../playbooks/playbook.js';
import { withTrouble } from './join-spans.js';
import { joinSituations } from './join-situations.js';
import { goesOnAs, merged, type Merges, type SignalPlace, unmerged, withMissed } from './merges.js';
import {
  type CaseRegistered,
  type CasesRetired,
  type RegisterEvent,
  type SignalAssigned,
  type SignalHeld,
  type SignalNoted,
} from './register-events.js';
import {
  causeIn,
  type CustomerRegister,
  type Effect,
  emptyRegister,
  recordOf,
  type RegisteredCase,
  rootOf,
  type ScopeRecord,
  scopeRecordOf,
  type SituationRecord,
} from './register.js';
import { type Scope, type Situation } from './situation.js';

interface RegisterEnvelope {
  readonly metadata: EventMetadata;
}

export const registerDecider: Decider<CustomerRegister, RegisterEvent, RegisterEnvelope> = {
  initialState: emptyRegister,
  evolve: (register, event) => {
    switch (event.type) {
      case 'SignalAssigned':
        return assigned(register, event.data, causeIn(event.metadata));
      case 'SignalHeld':
        return held(register, event.data);
      case 'SignalNoted':
        return noted(register, event.data);
      case 'SituationJoined':
        return joinSituations(register, event.data.situation, event.data.into);
      case 'CasesRetired':
        return retired(register, event.data);
      case 'CaseRegistered':
        return registered(register, event.data, causeIn(event.metadata));
      case 'CasesMerged':
        return merging(register, merged(register.merges, event.data, causeIn(event.metadata)));
      case 'CasesUnmerged':
        return merging(register, unmerged(register.merges, event.data, causeIn(event.metadata)));
      case 'CustomerLanguageTold':
        return { ...register, language: event.data };
    }
  },
};

function merging(register: CustomerRegister, merges: Merges): CustomerRegister {
  return { ...register, merges };
}

function assigned(
  register: CustomerRegister,
  signal: SignalAssigned['data'],
  cause: Cause,
): CustomerRegister {
  const { caseId, walletEventStream, role, occurredAt, joins, situation } = signal;
  const known = register.cases.has(caseId)
    ? register
    : withCase(register, caseOf(register, signal, cause));
  const inSituation = situation
    ? withRecord(known, situation, (record) => withSignal(record, signal))
    : known;
  const inScope = withScope(inSituation, signal.scope, (scope) =>
    role === 'goal' ? withGoalIn(scope, signal) : withTroubleIn(scope, signal),
  );
  const spans = joins ? withTrouble(known.spans, joins, caseId, occurredAt) : known.spans;
  const place = { walletEventStream, role };
  const merges = withMissed(known.merges, caseId, place);
  return withEffect({ ...inScope, spans, merges }, cause, caseId, place);
}

function caseOf(
  register: CustomerRegister,
  signal: SignalAssigned['data'],
  cause: Cause,
): RegisteredCase {
  const { caseId, caseType, generation, previousCaseId, aboutCaseId, scope, situation } = signal;
  if (!situation) throw new TypeError(`No situation makes the case ${caseId} exist.`);
  const root = rootOf(register, situation);
  const about = { caseId, caseType, generation, previousCaseId, aboutCaseId };
  return { situation: root, scope, cause, ...about };
}

function withSignal(record: SituationRecord, signal: SignalAssigned['data']): SituationRecord {
  const { walletEventId, walletEventType, occurredAt, role } = signal;
  return role === 'goal'
    ? {
        ...record,
        held: record.held.delete(walletEventId),
        goalTimes: withGoal(record.goalTimes, walletEventType, occurredAt),
      }
    : { ...record, troubleFrom: earlier(record.troubleFrom, occurredAt) };
}

function withGoalIn(
  scope: ScopeRecord,
  { situation, ...signal }: SignalAssigned['data'] | SignalHeld['data'],
): ScopeRecord {
  const { walletEventId, walletEventStream, walletEventType, occurredAt } = signal;
  const goalAt = later(scope.goalAt, occurredAt);
  // The same signal helps several cases, and is one goal of the scope.
  const isKnown = situation !== undefined || scope.goals.last()?.walletEventId === walletEventId;
  return {
    ...scope,
    goalAt,
    noted:
      goalAt === scope.goalAt ? scope.noted : scope.noted.filter((one) => !isBefore(one, goalAt)),
    goals: isKnown
      ? scope.goals
      : scope.goals.push({ walletEventId, walletEventStream, walletEventType, occurredAt }),
  };
}

function withTroubleIn(scope: ScopeRecord, signal: SignalAssigned['data']): ScopeRecord {
  const { walletEventId, caseId, within } = signal;
  const isOpen = scope.open.has(caseId);
  return {
    ...scope,
    noted: scope.noted.delete(walletEventId),
    open: isOpen && !within ? scope.open.set(caseId, true) : scope.open,
  };
}

function held(register: CustomerRegister, data: SignalHeld['data']): CustomerRegister {
  const { situation, scope, ...signal } = data;
  const inScope = withScope(register, scope, (one) => withGoalIn(one, data));
  if (!situation) return inScope;
  return withRecord(inScope, situation, (record) => ({
    ...record,
    held: record.held.set(signal.walletEventId, signal),
    goalTimes: withGoal(record.goalTimes, signal.walletEventType, signal.occurredAt),
  }));
}

function noted(
  register: CustomerRegister,
  { scope, ...signal }: SignalNoted['data'],
): CustomerRegister {
  return withScope(register, scope, (one) =>
    isBefore(signal, one.goalAt)
      ? one
      : { ...one, noted: one.noted.set(signal.walletEventId, signal) },
  );
}

function isBefore({ occurredAt }: { readonly occurredAt: string }, goalAt: string | undefined) {
  return goalAt !== undefined && occurredAt <= goalAt;
}

function retired(
  register: CustomerRegister,
  { scope, caseIds }: CasesRetired['data'],
): CustomerRegister {
  return withScope(register, scope, (one) => ({ ...one, open: one.open.deleteAll(caseIds) }));
}

function registered(
  register: CustomerRegister,
  { situation, scope, opening }: CaseRegistered['data'],
  cause: Cause,
): CustomerRegister {
  const { caseId, caseType, generation, previousCaseId, aboutCaseId, troubleSince } = opening;
  const root = rootOf(register, situation);
  const about = { caseId, caseType, generation, previousCaseId, aboutCaseId };
  const known = withCase(register, { situation: root, scope, cause, opening, ...about });
  const since = withRecord(known, root, (record) => ({
    ...record,
    troubleFrom: earlier(record.troubleFrom, troubleSince),
  }));
  return withEffect(since, cause, caseId);
}

/** It is the newest of its situation from now on. */
function withCase(register: CustomerRegister, one: RegisteredCase): CustomerRegister {
  const { caseId, situation, scope } = one;
  const known = { ...register, cases: register.cases.set(caseId, one) };
  const current = withRecord(known, situation, (record) => ({ ...record, current: one }));
  if (situation.kind !== 'event') return current;
  const hasOwnTrouble = one.opening !== undefined;
  return withScope(current, scope, (found) => ({
    ...found,
    open: found.open.set(caseId, hasOwnTrouble),
  }));
}

function withRecord(
  register: CustomerRegister,
  situation: Situation,
  change: (record: SituationRecord) => SituationRecord,
): CustomerRegister {
  const { key } = rootOf(register, situation);
  const record = change(recordOf(register, situation));
  return { ...register, situations: register.situations.set(key, record) };
}

function withScope(
  register: CustomerRegister,
  scope: Scope,
  change: (record: ScopeRecord) => ScopeRecord,
): CustomerRegister {
  const record = change(scopeRecordOf(register, scope));
  return { ...register, scopes: register.scopes.set(scope.key, record) };
}

/** A signal that is assigned to a case and to one that goes on as it is to it what it is to the case itself. */
function withEffect(
  register: CustomerRegister,
  cause: Cause,
  decidedFor: string,
  signal?: SignalPlace,
): CustomerRegister {
  const caseId = goesOnAs(register.merges, decidedFor);
  const effects = register.effects.get(cause.id) ?? List<Effect>();
  const known = register.merges.isEmpty() ? -1 : effects.findIndex(isSame(caseId, signal));
  if (known >= 0 && caseId !== decidedFor) return register;
  const effect: Effect = { caseId, ...(signal && { signal }) };
  const next = known >= 0 ? effects.set(known, effect) : effects.push(effect);
  return { ...register, effects: register.effects.set(cause.id, next) };
}

function isSame(caseId: string, signal: SignalPlace | undefined) {
  return (effect: Effect) =>
    effect.caseId === caseId && effect.signal?.walletEventStream === signal?.walletEventStream;
}
