import { helpsAgainst, metGoal } from '../playbooks/playbook.js';
import { playbookOf } from '../playbooks/playbooks.js';
import { type Case, noSignals, withSignal } from './case.js';
import { type AttachedSignal, type CaseEvent, type CaseOpening } from './case-events.js';

/**
 * What signals do to a case: they open it, are attached, open it again when they report trouble that the
 * goal does not cover, and propose its resolution when they complete the goal. The order in which they
 * come does not matter.
 */
export function attachSignals(
  current: Case | undefined,
  opening: CaseOpening,
  signals: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const before = current?.signals ?? noSignals(opening.troubleSince);
  const fresh = signals.filter(({ walletEventId }) => !before.attached.has(walletEventId));
  const after = fresh.reduce(withSignal, before);
  const met = metGoal(playbookOf(opening.caseType), after.goalTimes);
  const trouble = fresh.filter(({ role }) => role === 'opening');
  const uncovered = trouble.filter(({ occurredAt }) => !helpsAgainst(met, occurredAt));
  const events: CaseEvent[] = current ? [] : [{ type: 'CaseOpened', data: opening }];
  events.push(...fresh.map((data): CaseEvent => ({ type: 'SignalAttached', data })));
  const reopening = uncovered.find((signal) => reopens(current, signal));
  if (reopening) {
    const { walletEventId } = reopening;
    events.push({ type: 'CaseReopened', data: { by: 'signal', walletEventId } });
  }
  if (met && helpsAgainst(met, after.troubleSince) && !isSettled(current, trouble)) {
    events.push({ type: 'ResolutionProposed', data: met });
  }
  return events;
}

function reopens(current: Case | undefined, signal: AttachedSignal): boolean {
  if (!current) return false;
  const { status, reopenableUntil } = current.overview;
  if (status === 'resolved') return true;
  return status === 'closed' && reopenableUntil !== null && signal.recordedAt <= reopenableUntil;
}

/** A case that is resolved, or whose proposed resolution the new trouble leaves standing, needs no proposal. */
function isSettled(current: Case | undefined, trouble: readonly AttachedSignal[]): boolean {
  if (!current) return false;
  const { status, proposedResolution } = current.overview;
  if (status === 'resolved' || status === 'closed') return true;
  return (
    proposedResolution !== null &&
    trouble.every(({ occurredAt }) => occurredAt <= proposedResolution.goalMetAt)
  );
}
