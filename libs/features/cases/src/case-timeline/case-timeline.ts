import { type Actor, type EventMetadata } from '#platform/kernel';
import {
  type CaseEvent,
  type CaseOpened,
  type CaseOpening,
  type Money,
} from '../case/case-events.js';
import { conversationWords } from './words/conversation-words.js';
import { lifecycleWords } from './words/lifecycle-words.js';
import { openingWords } from './words/opening-words.js';
import { routingWords } from './words/routing-words.js';
import { structureWords } from './words/structure-words.js';
import { type DataOf, type WordsFor } from './words/words.js';

/** One thing that happened to a case, for people to read. */
export interface TimelineEntry {
  /** Counts the entries of one case from 1, without gaps. */
  readonly entry: number;
  readonly type: CaseEvent['type'];
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
  /** The case's revision with it. */
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
export type TimelineDetails = Exclude<CaseEvent, CaseOpened>['data'] | OpeningDetails;

/** Readers know amount and currency as two fields. */
export type OpeningDetails = Omit<CaseOpening, 'money'> & Partial<Money>;

export interface TimelineEventEnvelope {
  readonly id: string;
  readonly revision: number;
  readonly metadata: EventMetadata;
}

export function timelineEntry(
  entry: number,
  event: CaseEvent & TimelineEventEnvelope,
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
    revision: event.revision,
    eventId: event.id,
    causationId: metadata.causationId,
    correlationId: metadata.correlationId,
  };
}

function detailsOf(event: CaseEvent): TimelineDetails {
  if (event.type !== 'CaseOpened') return event.data;
  const { money, ...opening } = event.data;
  return { ...opening, ...money };
}

/** A signal that had been held until its case was opened occurred before what caused it to be attached. */
function occurrenceOf(event: CaseEvent & TimelineEventEnvelope): string {
  return event.type === 'SignalAttached' ? event.data.occurredAt : event.metadata.occurredAt;
}

const words: WordsFor<CaseEvent> = {
  ...conversationWords,
  ...lifecycleWords,
  ...openingWords,
  ...routingWords,
  ...structureWords,
};

/** @throws TypeError for a type that the timeline has no words for: it is parked, not left out. */
function summaryOf<Type extends CaseEvent['type']>(type: Type, data: DataOf<Type>): string {
  if (!Object.hasOwn(words, type)) throw new TypeError('The timeline has no words for a type.');
  return words[type](data);
}
