import { type Concern } from '../customer-register/concern.js';
import { casesInReach } from '../customer-register/join-spans.js';
import { AGAIN_AND_AGAIN } from '../customer-register/noted-signals.js';
import { type JoinRule } from '../customer-register/register-events.js';
import {
  type CustomerRegister,
  recordOf,
  type RegisteredCase,
  scopeRecordOf,
} from '../customer-register/register.js';
import { type SignalAtHand } from './assign-signal.js';

/** The case of another situation that trouble is part of. */
export interface Home {
  readonly target: RegisteredCase;
  readonly joins: JoinRule | undefined;
}

/** Undefined where trouble stands for itself. */
export function findHome(
  register: CustomerRegister,
  concern: Concern,
  atHand: SignalAtHand,
): Home | undefined {
  const same = concern.isLoose && sameProcess(register, concern, atHand);
  if (same) return { target: same, joins: joinRule(concern) };
  const again = isSelfService(concern, atHand.signal) ? againRule(concern) : undefined;
  for (const joins of [joinRule(concern), again]) {
    const target = joins && inReach(register, joins, atHand);
    if (target) return { target, joins };
  }
  return undefined;
}

/** Whether the customer can mend it alone. */
export function isSelfService({ playbook }: Concern, { fields }: SignalAtHand['signal']): boolean {
  const { reasonCode } = fields;
  return reasonCode !== undefined && (playbook.selfService?.includes(reasonCode) ?? false);
}

/** Trouble of one type of one customer that lies close together. */
export function joinRule({ playbook }: Concern): JoinRule | undefined {
  const { caseType: among, joinsWithinMinutes: withinMinutes } = playbook;
  return withinMinutes === undefined ? undefined : { among, withinMinutes };
}

/** Trouble that made a case because it came again and again: what goes on like that belongs to that case. */
export function againRule({ scope }: Concern): JoinRule {
  return { among: scope.key, withinMinutes: AGAIN_AND_AGAIN.withinMinutes };
}

/**
 * A code that fails within a process belongs to the case of that, and so does the process to a case that its
 * codes opened before it.
 */
function sameProcess(
  register: CustomerRegister,
  { scope, isWithin }: Concern,
  { signal, advice }: SignalAtHand,
): RegisteredCase | undefined {
  const caseId = [...scopeRecordOf(register, scope).open]
    .reverse()
    .filter(([, hasOwnTrouble]) => isWithin || !hasOwnTrouble)
    .map(([id]) => id)
    .find((id) => !advice.isClosedForGood(id, signal.recordedAt));
  return caseId === undefined ? undefined : register.cases.get(caseId);
}

function inReach(
  register: CustomerRegister,
  rule: JoinRule,
  { signal, advice }: SignalAtHand,
): RegisteredCase | undefined {
  const isNewest = ({ caseId, situation }: RegisteredCase) =>
    recordOf(register, situation).current?.caseId === caseId;
  return casesInReach(register, rule, signal.occurredAt)
    .flatMap((caseId) => register.cases.get(caseId) ?? [])
    .filter(isNewest)
    .find(({ caseId }) => !advice.isClosedForGood(caseId, signal.recordedAt));
}
