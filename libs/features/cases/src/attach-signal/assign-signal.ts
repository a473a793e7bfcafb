import { type Advice } from '../customer-register/advice.js';
import { type Concern } from '../customer-register/concern.js';
import { type CaseIdOf, releaseHeld } from '../customer-register/generations.js';
import { joinSituations } from '../customer-register/join-situations.js';
import { joining } from '../customer-register/noted-signals.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { casesOf, type CustomerRegister, recordOf } from '../customer-register/register.js';
import { type Signal } from '../customer-register/signal.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { assignGoal, helpScope } from './assign-goal.js';
import { assignTrouble } from './assign-trouble.js';

/** With what a signal is decided about, beside the register. */
export interface SignalAtHand {
  readonly signal: Signal;
  readonly advice: Advice;
  readonly playbooks: Playbooks;
  readonly caseIdOf: CaseIdOf;
}

/** To which cases a signal belongs: one for each type of case that it concerns, unless they share one. */
export function assignSignal(
  register: CustomerRegister,
  concerns: readonly Concern[],
  atHand: SignalAtHand,
): readonly RegisterEvent[] {
  return withoutRepeats(concerns.flatMap((concern) => assignConcern(register, concern, atHand)));
}

function assignConcern(
  register: CustomerRegister,
  concern: Concern,
  atHand: SignalAtHand,
): readonly RegisterEvent[] {
  const { situation, replaced, role, isLoose } = concern;
  const joined = replaced ? joining(register, situation, replaced) : [];
  const known = replaced ? joinSituations(register, situation, replaced) : register;
  if (role === 'opening') return [...joined, ...assignTrouble(known, concern, atHand)];
  if (isLoose) return helpScope(known, concern, atHand);
  return [
    ...joined,
    ...(joined.length > 0 ? heldUntilJoined(known, concern) : []),
    ...assignGoal(known, concern, atHand),
  ];
}

/** What was held of the one transaction helps the case of the other. */
function heldUntilJoined(
  register: CustomerRegister,
  { situation, scope }: Concern,
): readonly RegisterEvent[] {
  const record = recordOf(register, situation);
  return casesOf(record).flatMap((one) =>
    releaseHeld(record, record.troubleFrom, { situation, scope }, one),
  );
}

/** Where two types of case share a situation, its case gets the signal once. */
function withoutRepeats(events: readonly RegisterEvent[]): readonly RegisterEvent[] {
  const decided = new Set<string>();
  return events.filter((event) => {
    const key = JSON.stringify([event.type, whatFor(event)]);
    return !decided.has(key) && decided.add(key);
  });
}

function whatFor(event: RegisterEvent): readonly unknown[] {
  switch (event.type) {
    case 'SignalAssigned':
      return [event.data.walletEventId, event.data.caseId];
    case 'SituationJoined':
      return [event.data.situation.key];
    case 'SignalHeld':
    case 'SignalNoted':
      return [event.data.walletEventId, (event.data.situation ?? event.data.scope).key];
    default:
      return [event.data];
  }
}
