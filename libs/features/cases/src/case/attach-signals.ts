import {
  helpsAgainst,
  type MetGoal,
  metGoal,
  type Playbook,
  withGoal,
} from '../playbooks/playbook.js';
import { type Case, noSignals, withSignal } from './case.js';
import { type AttachedSignal, type CaseEvent, type CaseOpening } from './case-events.js';
import { type CaseOverview } from './case-overview.js';
import { countedAs } from './counted-as.js';
import { type CaseStep, initialSteps, stepsAfter } from './case-steps.js';
import { stepsAfterSignals, terminateSteps } from './steps-after-signals.js';
import { isWorkedOn } from './working-states.js';

/** Begins a case with the signals that are known of it; one that is opened by hand may have none. */
export function openCase(
  opening: CaseOpening,
  playbook: Playbook,
  signals: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const after = signals.reduce(withSignal, noSignals(opening.troubleSince));
  const met = metGoal(playbook, after.goalTimes);
  const isGoalMet = helpsAgainst(met, after.troubleSince);
  const steps = initialSteps(playbook);
  const done = stepsAfterSignals(playbook, steps, { fresh: signals, signals: after, isGoalMet });
  return [
    { type: 'CaseOpened', data: opening },
    ...signals.map(signalAttached),
    ...done,
    ...(isGoalMet ? proposal(met, done.reduce(stepsAfter, steps)) : []),
  ];
}

/**
 * Signals open a case again when they report trouble that the goal does not cover, complete steps, and propose
 * its resolution when they complete the goal. The order in which they come does not matter.
 */
export function attachSignals(
  { overview, playbook, signals: before }: Case,
  signals: readonly AttachedSignal[],
): readonly CaseEvent[] {
  const fresh = signals.filter(({ walletEventId }) => !before.attached.has(walletEventId));
  const after = fresh.reduce(withSignal, before);
  const met = metGoal(playbook, after.goalTimes);
  const trouble = fresh.filter(({ role }) => role === 'opening');
  const reopened = reopening(overview, met, trouble);
  const attached = [...fresh.map(signalAttached), ...reopened];
  if (!isWorkedOn(overview.status) && reopened.length === 0) return attached;
  const isGoalMet = helpsAgainst(met, after.troubleSince);
  const about = { fresh, signals: after, isGoalMet };
  const done = stepsAfterSignals(playbook, overview.steps, about);
  const isProposed = isGoalMet && isNews(overview, fresh) && !isProposedAlready(overview, trouble);
  const steps = done.reduce(stepsAfter, overview.steps);
  return [...attached, ...done, ...(isProposed ? proposal(met, steps) : [])];
}

/** What follows where something that is no signal counts as a part of the goal. */
export function goalMetBy(
  { overview, playbook, signals }: Case,
  event: CaseEvent,
  now: Date,
  steps = overview.steps,
): readonly CaseEvent[] {
  const counted = countedAs(playbook, event);
  if (counted === undefined || !isWorkedOn(overview.status)) return [];
  const met = metGoal(playbook, withGoal(signals.goalTimes, counted, now.toISOString()));
  if (!helpsAgainst(met, signals.troubleSince) || isProposedAlready(overview, [])) return [];
  return proposal(met, steps);
}

function signalAttached(data: AttachedSignal): CaseEvent {
  return { type: 'SignalAttached', data };
}

/** What is left to do is no longer needed. */
function proposal(met: MetGoal | undefined, steps: readonly CaseStep[]): readonly CaseEvent[] {
  if (!met) return [];
  return [
    ...terminateSteps(steps, 'goal'),
    { type: 'ResolutionProposed', data: { by: 'goal', ...met } },
  ];
}

function reopening(
  { status, reopenableUntil }: CaseOverview,
  met: MetGoal | undefined,
  trouble: readonly AttachedSignal[],
): CaseEvent[] {
  const reason = trouble.find(
    ({ occurredAt, recordedAt, backfill }) =>
      // What tells of the past moves nothing now.
      !backfill &&
      !helpsAgainst(met, occurredAt) &&
      (status === 'resolved' ||
        (status === 'closed' && reopenableUntil !== null && recordedAt <= reopenableUntil)),
  );
  if (!reason) return [];
  return [{ type: 'CaseReopened', data: { by: 'signal', walletEventId: reason.walletEventId } }];
}

/** What the customer has rejected is not proposed again until there is news of the goal. */
function isNews({ proposedResolution }: CaseOverview, fresh: readonly AttachedSignal[]): boolean {
  const wasProposed = (proposedResolution?.goalMetAt ?? null) !== null;
  return wasProposed || fresh.some(({ role }) => role === 'goal');
}

/** The goal has proposed it, and the new trouble leaves that standing. */
function isProposedAlready(
  { proposedResolution }: CaseOverview,
  trouble: readonly AttachedSignal[],
): boolean {
  const goalMetAt = proposedResolution?.goalMetAt ?? null;
  return goalMetAt !== null && trouble.every(({ occurredAt }) => occurredAt <= goalMetAt);
}
