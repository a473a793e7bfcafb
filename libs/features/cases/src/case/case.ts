import { Set } from 'immutable';
import { type Decider } from '#platform/kernel';
import { type GoalTimes, later, type Playbook, withGoal } from '../playbooks/playbook.js';
import { type Playbooks } from '../playbooks/playbooks.js';
import {
  type AttachedSignal,
  type CaseEvent,
  type ContactChannel,
  type ToldLanguage,
} from './case-events.js';
import { type CaseEventEnvelope, type CaseOverview, evolveOverview } from './case-overview.js';
import { countedAs } from './counted-as.js';
import { type EvidenceOfCase, evolveEvidence, noEvidence } from './evidence.js';

export type SignalOccurrence = Pick<
  AttachedSignal,
  'walletEventId' | 'walletEventType' | 'occurredAt'
>;

/** What the signals of a case amount to, in whatever order they came, and what else counts as one. */
export interface Signals {
  /** Ids of the wallet events. */
  readonly attached: Set<string>;
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
  readonly evidence: EvidenceOfCase;
  readonly replies: Replies;
  /** The case of the same customer that it is about, if it is. */
  readonly aboutCaseId: string | undefined;
  /** What the customer told last that had an effect on the case. */
  readonly toldLanguage: ToldLanguage | undefined;
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
        replies: evolveReplies(current?.replies ?? new Map(), event),
        aboutCaseId: event.type === 'CaseOpened' ? event.data.aboutCaseId : current?.aboutCaseId,
        toldLanguage: event.type === 'LanguageChanged' ? event.data : current?.toldLanguage,
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
  return { attached: Set(), troubleSince, goalTimes: {}, lastOfType: new Map() };
}

export function withSignal(signals: Signals, signal: AttachedSignal): Signals {
  const { walletEventId, walletEventType, role, occurredAt } = signal;
  const last = signals.lastOfType.get(walletEventType);
  const isLater = last === undefined || last.occurredAt < occurredAt;
  const occurrence = { walletEventId, walletEventType, occurredAt };
  const all = {
    ...signals,
    attached: signals.attached.add(walletEventId),
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
