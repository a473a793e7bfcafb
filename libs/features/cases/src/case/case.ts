import { type Decider } from '#platform/kernel';
import { type GoalTimes, later, type Playbook, withGoal } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import { type AttachedSignal, type CaseEvent, type ContactChannel } from './case-events.js';
import { type CaseEventEnvelope, type CaseOverview, evolveOverview } from './case-overview.js';

export type SignalOccurrence = Pick<
  AttachedSignal,
  'walletEventId' | 'walletEventType' | 'occurredAt'
>;

/** What the signals of a case amount to, in whatever order they came. */
export interface Signals {
  /** Ids of the wallet events. */
  readonly attached: ReadonlySet<string>;
  /** When the last trouble began by the wallet's clock. */
  readonly troubleSince: string | undefined;
  readonly goalTimes: GoalTimes;
  /** The one of each type that occurred last, whatever its role: wallet events complete steps. */
  readonly lastOfType: ReadonlyMap<string, SignalOccurrence>;
}

/** By the revision with it. */
export type Replies = ReadonlyMap<
  number,
  { readonly channel: ContactChannel; readonly hasFailed: boolean }
>;

/** A case as its decisions see it. */
export interface Case {
  readonly overview: CaseOverview;
  /** The one it was opened with, or has been moved to. */
  readonly playbook: Playbook;
  readonly signals: Signals;
  readonly replies: Replies;
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
        replies: evolveReplies(current?.replies ?? new Map(), event),
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
  return { attached: new Set(), troubleSince, goalTimes: {}, lastOfType: new Map() };
}

export function withSignal(signals: Signals, signal: AttachedSignal): Signals {
  const { walletEventId, walletEventType, role, occurredAt } = signal;
  const last = signals.lastOfType.get(walletEventType);
  const isLater = last === undefined || last.occurredAt < occurredAt;
  const occurrence = { walletEventId, walletEventType, occurredAt };
  const all = {
    ...signals,
    attached: new Set(signals.attached).add(walletEventId),
    lastOfType: isLater
      ? new Map(signals.lastOfType).set(walletEventType, occurrence)
      : signals.lastOfType,
  };
  return role === 'opening'
    ? { ...all, troubleSince: later(signals.troubleSince, occurredAt) }
    : { ...all, goalTimes: withGoal(signals.goalTimes, walletEventType, occurredAt) };
}

function evolveReplies(replies: Replies, event: CaseEvent & CaseEventEnvelope): Replies {
  if (event.type === 'ReplySent') {
    const { channel } = event.data;
    return new Map(replies).set(event.revision, { channel, hasFailed: false });
  }
  if (event.type !== 'ReplyFailed') return replies;
  const { channel, replyRevision } = event.data;
  return new Map(replies).set(replyRevision, { channel, hasFailed: true });
}
