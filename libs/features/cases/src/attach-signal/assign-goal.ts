import { type Advice } from '../customer-register/advice.js';
import { type Concern } from '../customer-register/concern.js';
import { assignment, registeredSignal } from '../customer-register/generations.js';
import { standingMerge } from '../customer-register/merges.js';
import { type CasesRetired, type RegisterEvent } from '../customer-register/register-events.js';
import {
  casesOf,
  type CustomerRegister,
  recordOf,
  type RegisteredCase,
  scopeRecordOf,
} from '../customer-register/register.js';
import { type Signal } from '../customer-register/signal.js';
import { livesOn, type Scope } from '../customer-register/situation.js';
import { helps } from '../playbooks/playbook.js';
import { type SignalAtHand } from './assign-signal.js';

/** So many cases of one scope one signal helps, the newest ones: a log takes no more at once. */
const MOST_HELPED = 500;

/** A transaction ends, so whatever is reported of it belongs to its case, for ever. An account lives on. */
export function assignGoal(
  register: CustomerRegister,
  { situation, scope }: Concern,
  { signal, advice }: SignalAtHand,
): readonly RegisterEvent[] {
  const cases = casesOf(recordOf(register, situation)).filter(
    ({ caseId }) => !livesOn(situation) || !advice.isClosedForGood(caseId, signal.recordedAt),
  );
  if (cases.length === 0) {
    return [{ type: 'SignalHeld', data: { ...registeredSignal(signal), situation, scope } }];
  }
  return cases.map((one) => assignment(signal, { role: 'goal', situation, scope }, one));
}

/** What names no situation helps every open case of its scope whose trouble began before it. */
export function helpScope(
  register: CustomerRegister,
  { scope, scopeWithoutAccount }: Concern,
  { signal, advice }: SignalAtHand,
): readonly RegisterEvent[] {
  const scopes = scope.key === scopeWithoutAccount.key ? [scope] : [scope, scopeWithoutAccount];
  const looks = scopes.map((one) => lookInto(register, one, signal, advice));
  const helped = looks.flatMap(({ open }) => open).filter((one) => isHelped(register, one, signal));
  const retired = looks.flatMap((look) => look.retired);
  if (helped.length === 0) {
    return [{ type: 'SignalHeld', data: { ...registeredSignal(signal), scope } }, ...retired];
  }
  return [...helped.map((one) => assignment(signal, { role: 'goal', scope }, one)), ...retired];
}

interface Look {
  readonly open: readonly RegisteredCase[];
  /** Told to the register, so that it never asks them again. */
  readonly retired: readonly CasesRetired[];
}

function lookInto(
  register: CustomerRegister,
  scope: Scope,
  { recordedAt }: Signal,
  advice: Advice,
): Look {
  const ids = [...scopeRecordOf(register, scope).open.keys()].slice(-MOST_HELPED);
  const closed = ids.filter((caseId) => advice.isClosedForGood(caseId, recordedAt));
  const open = ids.filter((caseId) => !closed.includes(caseId));
  // A merged case is open again when that is undone, whatever became of the other one.
  const caseIds = closed.filter((caseId) => !standingMerge(register.merges, caseId));
  return {
    open: open.flatMap((caseId) => register.cases.get(caseId) ?? []),
    retired: caseIds.length > 0 ? [{ type: 'CasesRetired', data: { scope, caseIds } }] : [],
  };
}

function isHelped(
  register: CustomerRegister,
  { situation }: RegisteredCase,
  { occurredAt }: Signal,
): boolean {
  return helps(occurredAt, recordOf(register, situation).troubleFrom);
}
