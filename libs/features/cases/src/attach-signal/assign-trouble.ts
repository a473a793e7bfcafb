import { type Concern } from '../customer-register/concern.js';
import {
  type Assignment,
  assignment,
  type CaseIdentity,
  goalsOfScope,
  nextGeneration,
  registeredSignal,
  releaseHeld,
} from '../customer-register/generations.js';
import { joinSituations } from '../customer-register/join-situations.js';
import { isWithin } from '../customer-register/join-spans.js';
import {
  againAndAgain,
  joining,
  notedAbout,
  type NotedIn,
  notedOf,
  takeUp,
} from '../customer-register/noted-signals.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import {
  type CustomerRegister,
  recordOf,
  type RegisteredCase,
  rootOf,
  scopeRecordOf,
} from '../customer-register/register.js';
import { earlier, helpsAgainst, metGoal } from '../playbooks/playbook.js';
import { type SignalAtHand } from './assign-signal.js';
import { againRule, findHome, isSelfService, joinRule } from './find-home.js';

/**
 * Trouble goes on in the case of its situation, or joins a case that it is part of; otherwise it opens one,
 * unless the customer can mend it alone.
 */
export function assignTrouble(
  register: CustomerRegister,
  concern: Concern,
  atHand: SignalAtHand,
): readonly RegisterEvent[] {
  const { current } = recordOf(register, concern.situation);
  if (current && !isNewTrouble(register, current, concern, atHand)) {
    return goOnIn(register, current, concern, atHand, joinRule(concern));
  }
  const home = current ? undefined : findHome(register, concern, atHand);
  if (home) {
    const { situation } = home.target;
    const joined = joinSituations(register, concern.situation, situation);
    return [
      ...joining(register, concern.situation, situation),
      ...goOnIn(joined, home.target, concern, atHand, home.joins),
    ];
  }
  return openOrNote(register, concern, atHand);
}

/** A report that comes late, of trouble that is over, begins nothing new. */
function isNewTrouble(
  register: CustomerRegister,
  current: RegisteredCase,
  { situation }: Concern,
  { signal, advice, playbooks }: SignalAtHand,
): boolean {
  if (!advice.isClosedForGood(current.caseId, signal.recordedAt)) return false;
  const { goalTimes } = recordOf(register, situation);
  return !helpsAgainst(metGoal(playbooks.of(current.caseType), goalTimes), signal.occurredAt);
}

function goOnIn(
  register: CustomerRegister,
  target: RegisteredCase,
  concern: Concern,
  { signal }: SignalAtHand,
  joins: Assignment['joins'],
): readonly RegisterEvent[] {
  const { situation, scope, isWithin: within } = concern;
  const record = recordOf(register, situation);
  const about = { situation, scope };
  const noted = notedWith(register, concern, signal.occurredAt);
  const since = earlier(record.troubleFrom, firstOf(signal.occurredAt, noted));
  return [
    assignment(signal, { ...about, role: 'opening', isWithin: within, joins }, target),
    ...takeUp(register, noted, target.situation, target, joins),
    ...releaseHeld(record, since, about, target),
  ];
}

function openOrNote(
  register: CustomerRegister,
  concern: Concern,
  { signal, caseIdOf }: SignalAtHand,
): readonly RegisterEvent[] {
  const { situation, scope, playbook } = concern;
  const again = isSelfService(concern, signal)
    ? againNow(register, concern, signal.occurredAt)
    : [];
  if (!again) {
    return [{ type: 'SignalNoted', data: { ...registeredSignal(signal), situation, scope } }];
  }
  const identity: CaseIdentity = {
    ...nextGeneration(register, situation, playbook.caseType, caseIdOf),
    aboutCaseId: knownCase(register, signal.fields.aboutCaseId),
  };
  const joins = joinRule(concern) ?? (again.length > 0 ? againRule(concern) : undefined);
  const noted = unique([...again, ...notedWith(register, concern, signal.occurredAt)]);
  const since = firstOf(signal.occurredAt, noted);
  const about = { situation, scope };
  return [
    assignment(signal, { ...about, role: 'opening', isWithin: concern.isWithin, joins }, identity),
    ...takeUp(register, noted, rootOf(register, situation), identity, joins),
    ...unique([situation, ...noted.map((one) => one.situation)].map((one) => rootOf(register, one)))
      .map((root) => recordOf(register, root))
      .flatMap((record) => releaseHeld(record, since, about, identity)),
    ...(concern.situation.kind === 'event'
      ? goalsOfScope(scopeRecordOf(register, scope), since, identity)
      : []),
  ];
}

/** Undefined as long as it is nothing but to be noted. */
function againNow(
  register: CustomerRegister,
  { scope }: Concern,
  occurredAt: string,
): readonly NotedIn[] | undefined {
  const { goalAt } = scopeRecordOf(register, scope);
  if (goalAt !== undefined && occurredAt <= goalAt) return undefined;
  const again = againAndAgain(register, scope, occurredAt);
  return again.length > 0 ? again : undefined;
}

/** What was noted and is part of a case with this trouble: of the same situation, or so close that it joins. */
function notedWith(
  register: CustomerRegister,
  concern: Concern,
  occurredAt: string,
): readonly NotedIn[] {
  const { situation, playbook } = concern;
  const minutes = playbook.joinsWithinMinutes;
  const close =
    minutes === undefined
      ? []
      : notedOf(register, { caseType: playbook.caseType }).filter((one) =>
          isWithin(one.occurredAt, occurredAt, minutes),
        );
  return unique([...notedAbout(register, situation), ...close]);
}

function firstOf(occurredAt: string, noted: readonly NotedIn[]): string {
  return noted.reduce(
    (first, one) => (one.occurredAt < first ? one.occurredAt : first),
    occurredAt,
  );
}

/** By the key of a situation, or by the wallet event. */
function unique<One extends { readonly key: string } | { readonly walletEventId: string }>(
  all: readonly One[],
): readonly One[] {
  return [...new Map(all.map((one) => ['key' in one ? one.key : one.walletEventId, one])).values()];
}

/** Any other id is what somebody wrote: it stays in the payload of the signal. */
function knownCase({ cases }: CustomerRegister, caseId: unknown): string | undefined {
  return typeof caseId === 'string' && cases.has(caseId) ? caseId : undefined;
}
