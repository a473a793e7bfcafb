import { caseIdOf } from '../../case/case-events.js';
import { type FactEvent, openingOf, recordedAt } from './fact-events.js';

/** One time for which a case was to be worked on: from its opening or reopening until it was resolved, or fell away. */
export interface CaseSpanRow {
  case_id: string;
  /** Counts from 1; each after the first began with a reopening. */
  span: number;
  /** Of the case: its age counts from here. */
  opened_at: Date;
  began_at: Date;
  /** Null while it goes on. */
  ended_at: Date | null;
  ending: 'resolved' | 'cancelled' | 'merged' | null;
}

/** The newest span after an event; the one before it when the event neither ended nor began one. */
export function evolveSpan(before: CaseSpanRow | undefined, event: FactEvent): CaseSpanRow {
  if (!before) {
    openingOf(event);
    const opened_at = recordedAt(event);
    const going = { span: 1, began_at: opened_at, ended_at: null, ending: null };
    return { case_id: caseIdOf(event.streamName), opened_at, ...going };
  }
  const ending = ENDINGS[event.type];
  if (ending && before.ended_at === null) return { ...before, ended_at: recordedAt(event), ending };
  if (begins(before, event)) {
    const began = { began_at: recordedAt(event), ended_at: null, ending: null };
    return { ...before, span: before.span + 1, ...began };
  }
  return before;
}

const ENDINGS: Partial<Record<FactEvent['type'], CaseSpanRow['ending']>> = {
  CaseResolved: 'resolved',
  CaseCancelled: 'cancelled',
  CaseMerged: 'merged',
};

/** What begins a span or ends one. */
export const spanTypes: readonly string[] = [
  ...(['CaseOpened', 'CaseReopened', 'CaseUnmerged'] satisfies FactEvent['type'][]),
  ...Object.keys(ENDINGS),
];

/** A case that was resolved before it was merged is resolved again when the merge is undone. */
function begins({ ending, ended_at }: CaseSpanRow, { type }: FactEvent): boolean {
  return (
    ended_at !== null &&
    (type === 'CaseReopened' || (type === 'CaseUnmerged' && ending === 'merged'))
  );
}
