import { Set } from 'immutable';
import { type Decider } from '#platform/kernel';
import { type GoalTimes, later, type Playbook, withGoal } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type AttachedSignal, type CaseEvent } from './case-events.js';
import { type CaseEventEnvelope, type CaseOverview, evolveOverview } from './case-overview.js';

/** What the signals of a case amount to, in whatever order they came. */
export interface Signals {
  /** Ids of the wallet events. */
  readonly attached: Set<string>;
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
  /** The case of the same customer that it is about, if it is. */
  readonly aboutCaseId: string | undefined;
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
        signals: evolveSignals(current?.signals, event),
        aboutCaseId: event.type === 'CaseOpened' ? event.data.aboutCaseId : current?.aboutCaseId,
      };
    },
  };
}

function evolveSignals(signals: Signals | undefined, event: CaseEvent): Signals {
  if (event.type === 'CaseOpened' || !signals) {
    return noSignals(event.type === 'CaseOpened' ? event.data.troubleSince : undefined);
  }
  return event.type === 'SignalAttached' ? withSignal(signals, event.data) : signals;
}

export function noSignals(troubleSince: string | undefined): Signals {
  return { attached: Set(), troubleSince, goalTimes: {} };
}

export function withSignal(signals: Signals, signal: AttachedSignal): Signals {
  const { walletEventId, walletEventType, role, occurredAt } = signal;
  const attached = signals.attached.add(walletEventId);
  return role === 'opening'
    ? { ...signals, attached, troubleSince: later(signals.troubleSince, occurredAt) }
    : { ...signals, attached, goalTimes: withGoal(signals.goalTimes, walletEventType, occurredAt) };
}
