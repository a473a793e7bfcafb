import { type CaseEvent, type CaseOpening } from '../../case/case-events.js';

/** What the topics of classification, lifecycle and structure say to reports. */
type TopicEvent =
  | {
      readonly type: 'CaseTagged';
      readonly data: { readonly added: readonly string[]; readonly removed: readonly string[] };
    }
  | { readonly type: 'CaseClassified'; readonly data: { readonly caseType: string } }
  | { readonly type: 'CaseCancelled' | 'CaseMerged' | 'CaseUnmerged'; readonly data: object };

/** An event of a case as the facts behind the reports take it. */
export type FactEvent = (CaseEvent | TopicEvent) & {
  readonly streamName: string;
  readonly revision: number;
  readonly metadata: { readonly recordedAt: string };
};

/** @throws TypeError when the first event is not `CaseOpened`. */
export function openingOf(event: FactEvent): CaseOpening {
  if (event.type !== 'CaseOpened') throw new TypeError('A case begins with CaseOpened.');
  return event.data;
}

export function recordedAt({ metadata }: FactEvent): Date {
  return new Date(metadata.recordedAt);
}

/** The customer was spoken with. */
export function isContact(event: FactEvent): boolean {
  return event.type === 'ContactRecorded' && event.data.outcome === 'reached';
}

/** The customer was answered, by a message or in person; what merely says that we know of it is no answer. */
export function isResponse(event: FactEvent): boolean {
  if (event.type !== 'ReplySent' && !isContact(event)) return false;
  const { states } = event.data as { readonly states?: readonly string[] };
  return states === undefined || states.some((statement) => statement !== 'acknowledgement');
}
