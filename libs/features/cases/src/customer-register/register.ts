import { List, Map, OrderedMap } from 'immutable';
import { type Cause } from '#platform/event-store';
import { type EventMetadata } from '#platform/kernel';
import { type CaseOpening, type ToldLanguage } from '../case/case-events.js';
import { type CaseType, type GoalTimes, type SignalRole } from '../playbooks/playbook.js';
import { type Merges } from './merges.js';
import { type RegisteredSignal } from './register-events.js';
import { type Scope, type Situation } from './situation.js';

/** A case of the customer, as it was registered. */
export interface RegisteredCase {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly generation: number;
  readonly previousCaseId?: string | undefined;
  readonly aboutCaseId?: string | undefined;
  readonly situation: Situation;
  readonly scope: Scope;
  /** What made it exist. */
  readonly cause: Cause;
  /** Of a case that was opened by hand; other cases begin with what their first signal says. */
  readonly opening?: CaseOpening;
}

/** All that the register knows of one situation. */
export interface SituationRecord {
  /** Its newest case. */
  readonly current: RegisteredCase | undefined;
  /** Newest cases of situations that turned out to be this one only after each had a case of its own. */
  readonly besides: readonly RegisteredCase[];
  /** By the id of the wallet event. */
  readonly held: OrderedMap<string, RegisteredSignal>;
  /** Of all goal signals, held and assigned. */
  readonly goalTimes: GoalTimes;
  /** When its first trouble began, of all that belongs to a case. */
  readonly troubleFrom: string | undefined;
}

export interface NotedSignal extends RegisteredSignal {
  readonly situation: Situation;
}

/** What the register knows of all trouble of one type that one account has. */
export interface ScopeRecord {
  readonly scope: Scope;
  /** Cases that no transaction and no account tells apart; whether they have trouble of their own type. */
  readonly open: OrderedMap<string, boolean>;
  /** Goal signals that name no situation. */
  readonly goals: List<RegisteredSignal>;
  /** Trouble that the customer can mend alone and has not; by the id of the wallet event. */
  readonly noted: OrderedMap<string, NotedSignal>;
  /** When part of the goal was met last: what was noted before it is mended. */
  readonly goalAt: string | undefined;
}

/** The part of a case's trouble that lies in one slot of time. */
export interface JoinSpan {
  readonly caseId: string;
  readonly from: string;
  readonly to: string;
}

/** What a cause did to one case: made it exist, or assigned a signal to it. */
export interface Effect {
  /** The case that goes on in place of the one it was decided for, where that had been merged. */
  readonly caseId: string;
  readonly signal?: { readonly walletEventStream: string; readonly role: SignalRole };
}

/**
 * What belongs to which case, for one customer. Persistent maps: a state shares with the one before it all
 * that the event between them left alone, so that a register of many thousands of situations stays fast.
 */
export interface CustomerRegister {
  /** By the keys of the situations. */
  readonly situations: Map<string, SituationRecord>;
  /** Into which situation another one was joined; by its key. */
  readonly joined: Map<string, Situation>;
  readonly cases: Map<string, RegisteredCase>;
  readonly scopes: Map<string, ScopeRecord>;
  readonly merges: Merges;
  /** Undefined as long as the customer has told nothing. */
  readonly language: ToldLanguage | undefined;
  /** By slot of time. */
  readonly spans: Map<string, List<JoinSpan>>;
  /** By the id of the cause. */
  readonly effects: Map<string, List<Effect>>;
}

export const emptyRegister: CustomerRegister = {
  situations: Map(),
  joined: Map(),
  cases: Map(),
  scopes: Map(),
  merges: Map(),
  language: undefined,
  spans: Map(),
  effects: Map(),
};

const unknownSituation: SituationRecord = {
  current: undefined,
  besides: [],
  held: OrderedMap(),
  goalTimes: {},
  troubleFrom: undefined,
};

/** The situation that another one was joined into, at the end of however many steps; itself where it was not. */
export function rootOf({ joined }: CustomerRegister, situation: Situation): Situation {
  let root = situation;
  for (let next = joined.get(root.key); next; next = joined.get(root.key)) root = next;
  return root;
}

export function recordOf(register: CustomerRegister, situation: Situation): SituationRecord {
  return register.situations.get(rootOf(register, situation).key) ?? unknownSituation;
}

export function scopeRecordOf({ scopes }: CustomerRegister, scope: Scope): ScopeRecord {
  return (
    scopes.get(scope.key) ?? {
      scope,
      open: OrderedMap(),
      goals: List(),
      noted: OrderedMap(),
      goalAt: undefined,
    }
  );
}

/** All cases that the situation has now. */
export function casesOf({ current, besides }: SituationRecord): readonly RegisteredCase[] {
  return current ? [current, ...besides] : besides;
}

/** The cause that was recorded, so that whoever takes over goes on just as its first taker would have. */
export function causeIn(metadata: EventMetadata): Cause {
  const { causationId, actor, correlationId, occurredAt, requestDigest } = metadata;
  return {
    id: causationId,
    actor,
    correlationId,
    occurredAt,
    ...(requestDigest !== undefined && { requestDigest }),
  };
}
