import { helpsAgainst, type MetGoal, metGoal, type Playbook } from '../playbooks/playbook.js';
import { type Case, noSignals, withSignal } from './case.js';
import { type AttachedSignal, type CaseEvent, type CaseOpening } from './case-events.js';
import { type CaseOverview } from './case-overview.js';

/** Begins a case with the signals that are known of it; one that is opened by hand may have none. */
export function openCase(
  opening: CaseOpening,
  playbook: Playbook,
  signals: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const after = signals.reduce(withSignal, noSignals(opening.troubleSince));
  const met = metGoal(playbook, after.goalTimes);
  return [
    { type: 'CaseOpened', data: opening },
    ...signals.map(signalAttached),
    ...proposal(met, after.troubleSince),
  ];
}

/**
 * Signals open a case again when they report trouble that the goal does not cover, and propose its
 * resolution when they complete the goal. The order in which they come does not matter.
 */
export function attachSignals(
  { overview, playbook, signals: before }: Case,
  signals: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const fresh = signals.filter(({ walletEventId }) => !before.attached.has(walletEventId));
  const after = fresh.reduce(withSignal, before);
  const met = metGoal(playbook, after.goalTimes);
  const trouble = fresh.filter(({ role }) => role === 'opening');
  return [
    ...fresh.map(signalAttached),
    ...reopening(overview, met, trouble),
    ...(isSettled(overview, trouble) ? [] : proposal(met, after.troubleSince)),
  ];
}

function signalAttached(data: AttachedSignal): CaseEvent {
  return { type: 'SignalAttached', data };
}

function proposal(met: MetGoal | undefined, troubleSince: string | undefined): CaseEvent[] {
  return met && helpsAgainst(met, troubleSince) ? [{ type: 'ResolutionProposed', data: met }] : [];
}

function reopening(
  { status, reopenableUntil }: CaseOverview,
  met: MetGoal | undefined,
  trouble: readonly AttachedSignal[],
): CaseEvent[] {
  if (status === 'merged') return [];
  const reason = trouble.find(
    ({ occurredAt, recordedAt }) =>
      !helpsAgainst(met, occurredAt) &&
      (status === 'resolved' || (reopenableUntil !== null && recordedAt <= reopenableUntil)),
  );
  if (!reason) return [];
  return [{ type: 'CaseReopened', data: { by: 'signal', walletEventId: reason.walletEventId } }];
}

/** A case that is resolved or goes on as another, or whose proposed resolution the new trouble leaves standing, needs no proposal. */
function isSettled(
  { status, proposedResolution }: CaseOverview,
  trouble: readonly AttachedSignal[],
): boolean {
  if (status === 'resolved' || status === 'closed' || status === 'merged') return true;
  return (
    proposedResolution !== null &&
    trouble.every(({ occurredAt }) => occurredAt <= proposedResolution.goalMetAt)
  );
}
