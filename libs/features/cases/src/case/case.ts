import { type Decider } from '#platform/kernel';
import { type GoalTimes, later, type Playbook, withGoal } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type AttachedSignal, type CaseEvent } from './case-events.js';
import { type EvidenceOfCase, evolveEvidence, noEvidence } from './evidence.js';
import { type CaseEventEnvelope, type CaseOverview, evolveOverview } from './case-overview.js';
import { countedAs } from './counted-as.js';

/** What the signals of a case amount to, in whatever order they came, and what else counts as one. */
export interface Signals {
  /** Ids of the wallet events. */
  readonly attached: ReadonlySet<string>;
  /** When the last trouble began by the wallet's clock. */
  readonly troubleSince: string | undefined;
  readonly goalTimes: GoalTimes;
}

/** A case as its decisions see it. */
export interface Case {
  readonly overview: CaseOverview;
  /** The one it was opened with, or has been moved to. */
  readonly playbook: Playbook;
  readonly signals: Signals;
  readonly evidence: EvidenceOfCase;
}

export type CaseDecider = Decider<Case | undefined, CaseEvent, CaseEventEnvelope>;

/** The state of a stream without events is undefined: there is no such case. */
export function caseDecider(playbooks: Playbooks): CaseDecider {
  return {
    initialState: undefined,
    evolve: (current, event) => {
      const overview = evolveOverview(playbooks, current?.overview, event);
      return {
        overview,
        playbook: playbooks.of(overview.type, overview.playbookVersion),
        signals: evolveSignals(current, event),
        evidence: evolveEvidence(current?.evidence ?? noEvidence, event),
      };
    },
  };
}

function evolveSignals(before: Case | undefined, event: CaseEvent & CaseEventEnvelope): Signals {
  if (event.type === 'CaseOpened' || !before) {
    return noSignals(event.type === 'CaseOpened' ? event.data.troubleSince : undefined);
  }
  const { signals, playbook } = before;
  if (event.type === 'SignalAttached') return withSignal(signals, event.data);
  const counted = countedAs(playbook, event);
  if (counted === undefined) return signals;
  const goalTimes = withGoal(signals.goalTimes, counted, event.metadata.recordedAt);
  return { ...signals, goalTimes };
}

export function noSignals(troubleSince: string | undefined): Signals {
  return { attached: new Set(), troubleSince, goalTimes: {} };
}

export function withSignal(signals: Signals, signal: AttachedSignal): Signals {
  const { walletEventId, walletEventType, role, occurredAt } = signal;
  const attached = new Set(signals.attached).add(walletEventId);
  return role === 'opening'
    ? { ...signals, attached, troubleSince: later(signals.troubleSince, occurredAt) }
    : { ...signals, attached, goalTimes: withGoal(signals.goalTimes, walletEventType, occurredAt) };
}
