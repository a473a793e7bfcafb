import { type Actor, type EventMetadata } from '#platform/kernel';
import {
  type CaseEvent,
  type CaseOpened,
  type CaseOpening,
  type Money,
} from '../case/case-events.js';

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

type DataOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>['data'];

const summaries: {
  readonly [Type in CaseEvent['type']]: (data: DataOf<Type>) => string;
} = {
  CaseOpened: (data) => `${data.caseType} case opened by ${openerOf(data)}${amountOf(data)}`,
  SignalAttached: ({ walletEventType, source, clockAhead }) =>
    `${signalName(walletEventType)} from ${source}${clockAhead ? ', whose clock is ahead' : ''}`,
  ResolutionProposed: ({ goal }) =>
    `goal met by ${goal.map(signalName).join(' and ')}: can be resolved`,
  CaseAssigned: ({ assignee }) => `assigned to ${assignee}`,
  NoteAdded: ({ text }) => `note: ${quote(text)}`,
  ContactRecorded: ({ direction, channel, outcome }) =>
    `${direction} contact by ${channel}: ${outcome}`,
  ReplySent: ({ channel, text }) => `reply by ${channel}: ${quote(text)}`,
  CaseResolved: ({ resolution }) => `resolved: ${quote(resolution)}`,
  CaseClosed: ({ reopenableUntil }) => `closed; can be reopened until ${reopenableUntil}`,
  CaseReopened: (data) =>
    data.by === 'hand' ? `reopened: ${quote(data.reason)}` : 'reopened by a signal',
};

/** @throws TypeError for a type that the timeline has no words for: it is parked, not left out. */
function summaryOf<Type extends CaseEvent['type']>(type: Type, data: DataOf<Type>): string {
  if (!Object.hasOwn(summaries, type)) throw new TypeError('The timeline has no words for a type.');
  return summaries[type](data);
}

function openerOf({ openedBy, generation }: DataOf<'CaseOpened'>): string {
  const opener = openedBy === 'hand' ? 'hand' : 'a signal';
  return generation > 1 ? `${opener}, number ${generation} of its situation` : opener;
}

function amountOf({ money }: DataOf<'CaseOpened'>): string {
  return money ? `, about ${money.amount} ${money.currency}` : '';
}

/** `wallet.WithdrawalStuck.v1` is WithdrawalStuck to people. */
function signalName(walletEventType: string): string {
  return /^wallet\.(.+)\.v\d+$/.exec(walletEventType)?.[1] ?? walletEventType;
}

/** Longer texts are read in the details. */
const QUOTE_LENGTH = 80;

function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= QUOTE_LENGTH) return line;
  return `${characters.slice(0, QUOTE_LENGTH - 1).join('')}…`;
}
