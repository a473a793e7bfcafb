import { type Decider } from '#platform/kernel';
import { type GoalTimes, later } from '../playbooks/playbook.js';
import { type AttachedSignal, type CaseEvent } from './case-events.js';
import { type CaseEventEnvelope, type CaseOverview, evolveOverview } from './case-overview.js';

/** A case as its decisions see it. */
export interface Case {
  readonly overview: CaseOverview;
  /** Ids of the wallet events attached to it. */
  readonly signals: ReadonlySet<string>;
  /** When the last trouble began by the wallet's clock. */
  readonly troubleSince: string | undefined;
  readonly goalTimes: GoalTimes;
}

/** The state of a stream without events is undefined: there is no such case. */
export const caseDecider: Decider<Case | undefined, CaseEvent, CaseEventEnvelope> = {
  initialState: undefined,
  evolve: evolveCase,
};

function evolveCase(current: Case | undefined, event: CaseEvent & CaseEventEnvelope): Case {
  const overview = evolveOverview(current?.overview, event);
  if (event.type === 'CaseOpened' || !current) {
    const troubleSince = event.type === 'CaseOpened' ? event.data.troubleSince : undefined;
    return { overview, signals: new Set(), troubleSince, goalTimes: {} };
  }
  if (event.type === 'SignalAttached') return { ...withSignal(current, event.data), overview };
  return { ...current, overview };
}

export function withSignal(current: Case, signal: AttachedSignal): Case {
  const { walletEventId, walletEventType, role, occurredAt } = signal;
  const signals = new Set(current.signals).add(walletEventId);
  if (role === 'opening') {
    return { ...current, signals, troubleSince: later(current.troubleSince, occurredAt) };
  }
  const latest = later(current.goalTimes[walletEventType], occurredAt) ?? occurredAt;
  return { ...current, signals, goalTimes: { ...current.goalTimes, [walletEventType]: latest } };
}
