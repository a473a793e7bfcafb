import { type Actor, type EventMetadata } from '#platform/kernel';
import {
  type CaseOpened,
  type CaseOpening,
  type Money,
  type WalletActionRequested,
} from '../case/case-events.js';
import { classificationWords } from './words/classification-words.js';
import { type TimelineEvent } from './timeline-event.js';
import { clockWords } from './words/clock-words.js';
import { conversationWords } from './words/conversation-words.js';
import { decisionWords } from './words/decision-words.js';
import { evidenceWords } from './words/evidence-words.js';
import { escalationWords } from './words/escalation-words.js';
import { feedbackWords } from './words/feedback-words.js';
import { lifecycleWords } from './words/lifecycle-words.js';
import { openingWords } from './words/opening-words.js';
import { routingWords } from './words/routing-words.js';
import { walletActionWords } from './words/wallet-action-words.js';
import { identityWords } from './words/identity-words.js';
import { stepsWords } from './words/steps-words.js';
import { structureWords } from './words/structure-words.js';
import { type DataOf, type WordsFor } from './words/words.js';

/** One thing that happened to a case, for people to read. */
export interface TimelineEntry {
  /** Counts the entries of one case from 1, without gaps. */
  readonly entry: number;
  readonly type: TimelineEvent['type'];
  /** Who did it. */
  readonly actor: Actor;
  /** What happened, in one line. */
  readonly summary: string;
  /** What happened, in full. */
  readonly details: TimelineDetails;
  /** When it happened, by the clock of whoever reported it. */
  readonly occurredAt: string;
  /** When Caseline recorded it. */
  readonly recordedAt: string;
  /** The case's revision by then. What happens to its clocks does not change it. */
  readonly revision: number;
  readonly eventId: string;
  /** Why it happened: the id of the wallet event or the command that caused it. */
  readonly causationId: string;
  readonly correlationId: string;
}

/** An entry as it is shown: which case's it is goes without saying in the rows of one case. */
export interface PlacedEntry extends TimelineEntry {
  readonly caseId: string;
}

/** The data of an event as readers of the timeline know them, whatever version of it is recorded. */
export type TimelineDetails =
  | Exclude<TimelineEvent, CaseOpened | WalletActionRequested>['data']
  | OpeningDetails
  | WalletActionRequestDetails;

/** Readers know amount and currency as two fields. */
export type OpeningDetails = Omit<CaseOpening, 'money'> & Partial<Money>;
export type WalletActionRequestDetails = Omit<WalletActionRequested['data'], 'money'> &
  Partial<Money>;

export interface TimelineEventEnvelope {
  readonly id: string;
  readonly metadata: EventMetadata;
}

/** @param revision of the case by then */
export function timelineEntry(
  entry: number,
  revision: number,
  event: TimelineEvent & TimelineEventEnvelope,
): TimelineEntry {
  const { metadata } = event;
  return {
    entry,
    type: event.type,
    actor: metadata.actor,
    summary: summaryOf(event.type, event.data),
    details: detailsOf(event),
    occurredAt: occurrenceOf(event),
    recordedAt: metadata.recordedAt,
    revision,
    eventId: event.id,
    causationId: metadata.causationId,
    correlationId: metadata.correlationId,
  };
}

function detailsOf(event: TimelineEvent): TimelineDetails {
  if (event.type !== 'CaseOpened' && event.type !== 'WalletActionRequested') return event.data;
  const { money, ...details } = event.data;
  return { ...details, ...money };
}

/** A signal that had been held until its case was opened occurred before what caused it to be attached. */
function occurrenceOf(event: TimelineEvent & TimelineEventEnvelope): string {
  return event.type === 'SignalAttached' ? event.data.occurredAt : event.metadata.occurredAt;
}

const words: WordsFor<TimelineEvent> = {
  ...classificationWords,
  ...clockWords,
  ...conversationWords,
  ...decisionWords,
  ...escalationWords,
  ...evidenceWords,
  ...identityWords,
  ...feedbackWords,
  ...lifecycleWords,
  ...openingWords,
  ...routingWords,
  ...stepsWords,
  ...walletActionWords,
  ...structureWords,
};

/** @throws TypeError for a type that the timeline has no words for: it is parked, not left out. */
function summaryOf<Type extends TimelineEvent['type']>(type: Type, data: DataOf<Type>): string {
  if (!Object.hasOwn(words, type)) throw new TypeError('The timeline has no words for a type.');
  return words[type](data);
}
