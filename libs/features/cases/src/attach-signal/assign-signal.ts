import {
  assignment,
  type CaseAdvice,
  type CaseIdentity,
  isClosedForGood,
  releaseHeld,
} from '../customer-register/generations.js';
import { type RegisterEvent } from '../customer-register/register-events.js';
import { type RegisteredCase, type SituationRecord } from '../customer-register/register.js';
import { type Signal } from '../customer-register/signal.js';
import { helpsAgainst, metGoal } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';

/** Which case a signal belongs to. Whether the newest case can be reopened, only that case knows: `advice`. */
export function assignSignal(
  record: SituationRecord,
  signal: Signal,
  advice: CaseAdvice | undefined,
  playbooks: Playbooks,
  caseIdOf: (generation: number) => string,
): readonly RegisterEvent[] {
  const closedForGood = isClosedForGood(advice, signal.recordedAt);
  return signal.role === 'goal'
    ? assignGoal(record, signal, closedForGood)
    : assignTrouble(record, signal, closedForGood, playbooks, caseIdOf);
}

/**
 * A transaction ends, so whatever is reported of it belongs to its case. An account lives on: what
 * happens to it after its case was closed for good belongs to that case no longer.
 */
function assignGoal(
  { current }: SituationRecord,
  signal: Signal,
  closedForGood: boolean,
): readonly RegisterEvent[] {
  const { situation, walletEventId, walletEventStream, walletEventType, occurredAt } = signal;
  if (!current || (closedForGood && situation.kind === 'account')) {
    const data = { walletEventId, walletEventStream, walletEventType, occurredAt, situation };
    return [{ type: 'SignalHeld', data }];
  }
  return [assignment(signal, 'goal', situation, current)];
}

function assignTrouble(
  record: SituationRecord,
  signal: Signal,
  closedForGood: boolean,
  playbooks: Playbooks,
  caseIdOf: (generation: number) => string,
): readonly RegisterEvent[] {
  const { current } = record;
  const target: CaseIdentity =
    current && !(closedForGood && isNewTrouble(record, current, signal, playbooks))
      ? current
      : nextGeneration(current, signal, caseIdOf);
  return [
    assignment(signal, 'opening', signal.situation, target),
    ...releaseHeld(record, signal.occurredAt, signal.situation, target),
  ];
}

/** A report that comes late, of trouble that is over, begins nothing new. */
function isNewTrouble(
  record: SituationRecord,
  current: RegisteredCase,
  signal: Signal,
  playbooks: Playbooks,
): boolean {
  const met = metGoal(playbooks.of(current.caseType), record.goalTimes);
  return !helpsAgainst(met, signal.occurredAt);
}

function nextGeneration(
  current: RegisteredCase | undefined,
  { playbook: { caseType } }: Signal,
  caseIdOf: (generation: number) => string,
): CaseIdentity {
  const generation = (current?.generation ?? 0) + 1;
  return { caseId: caseIdOf(generation), caseType, generation, previousCaseId: current?.caseId };
}
