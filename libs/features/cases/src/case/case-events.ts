import { type CaseType, type SignalRole, type SituationKind } from '../playbooks/playbook.js';

/** By what a customer is reached, or reaches us. */
export const contactChannels = [
  'hotline',
  'in-app-chat',
  'web-chat',
  'email',
  'social-media',
] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const contactDirections = ['inbound', 'outbound'] as const;
export type ContactDirection = (typeof contactDirections)[number];

export const contactOutcomes = ['reached', 'not-reached', 'left-message'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** A decimal string, never a float, and its currency by ISO 4217. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** The facts with which a case begins. */
export interface CaseOpening {
  readonly caseId: string;
  readonly caseType: CaseType;
  readonly playbookVersion: number;
  readonly situationKind: SituationKind;
  /** 1 for the first case of a situation; each case after one that is closed for good counts on. */
  readonly generation: number;
  readonly previousCaseId?: string;
  readonly customerId: string;
  readonly accountId?: string;
  readonly transactionId?: string;
  readonly money?: Money;
  readonly reasonCode?: string;
  readonly channel?: string;
  /** `signal`: a wallet event opened it; `hand`: an agent did. */
  readonly openedBy: 'signal' | 'hand';
  /** What the agent who opened it by hand wrote. */
  readonly description?: string;
  /** Since when the customer is in trouble, if it is known: a goal event that occurred earlier does not help. */
  readonly troubleSince?: string;
}

export interface CaseOpened {
  readonly type: 'CaseOpened';
  readonly data: CaseOpening;
}

/** A wallet event as a case keeps it. */
export interface AttachedSignal {
  /** Id of the wallet event in the log. */
  readonly walletEventId: string;
  readonly walletEventType: string;
  /** The service that published it. */
  readonly source: string;
  readonly role: SignalRole;
  /** When it occurred by the wallet's clock; the metadata of `SignalAttached` has that of the cause, which may be another signal. */
  readonly occurredAt: string;
  /** The wallet's clock ran ahead of ours: `occurredAt` is when Caseline recorded the wallet event. */
  readonly clockAhead?: true;
  /** When Caseline recorded the wallet event. */
  readonly recordedAt: string;
  /** The wallet event's data without the ids of customer and account, which the case has. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface SignalAttached {
  readonly type: 'SignalAttached';
  readonly data: AttachedSignal;
}

/** The playbook's goal is met: the case can be resolved, if the trouble did not begin after `goalMetAt`. */
export interface ResolutionProposed {
  readonly type: 'ResolutionProposed';
  readonly data: { readonly goal: readonly string[]; readonly goalMetAt: string };
}

export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  readonly data: { readonly assignee: string; readonly previousAssignee?: string };
}

export interface NoteAdded {
  readonly type: 'NoteAdded';
  readonly data: { readonly text: string };
}

export interface ContactRecorded {
  readonly type: 'ContactRecorded';
  readonly data: {
    readonly channel: ContactChannel;
    readonly direction: ContactDirection;
    readonly outcome: ContactOutcome;
    readonly note?: string;
  };
}

export interface ReplySent {
  readonly type: 'ReplySent';
  readonly data: { readonly channel: ContactChannel; readonly text: string };
}

export interface CaseResolved {
  readonly type: 'CaseResolved';
  readonly data: {
    readonly resolution: string;
    /** The playbook's goal had been met before. */
    readonly proposed: boolean;
  };
}

export interface CaseClosed {
  readonly type: 'CaseClosed';
  readonly data: {
    readonly reason?: string;
    /** After it the case is closed for good. Recorded, so that a change of the setting changes no past promise. */
    readonly reopenableUntil: string;
  };
}

export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly data:
    | { readonly by: 'hand'; readonly reason: string }
    | { readonly by: 'signal'; readonly walletEventId: string };
}

export type CaseEvent =
  | CaseOpened
  | SignalAttached
  | ResolutionProposed
  | CaseAssigned
  | NoteAdded
  | ContactRecorded
  | ReplySent
  | CaseResolved
  | CaseClosed
  | CaseReopened;

export const CASE_STREAM_PREFIX = 'case-';

export function caseStream(caseId: string): string {
  return `${CASE_STREAM_PREFIX}${caseId}`;
}

export function caseIdOf(streamName: string): string {
  return streamName.slice(CASE_STREAM_PREFIX.length);
}

/** Whether there can be a case with this id at all. */
export function isCaseId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
