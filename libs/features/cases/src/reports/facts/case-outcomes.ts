import { caseIdOf } from '../../case/case-events.js';
import { type FactEvent, isContact, isResponse, openingOf, recordedAt } from './fact-events.js';

/** What became of one case, as far as reports ask. */
export interface CaseOutcomeRow {
  case_id: string;
  case_type: string;
  /** It is history: how long it took says nothing of the service. */
  backfill: boolean;
  opened_at: Date;
  first_response_at: Date | null;
  first_resolved_at: Date | null;
  /** With the customer, until it was resolved for the first time. */
  contacts: number;
  times_reopened: number;
  rating: number | null;
  rated_at: Date | null;
  /** In alphabetical order. */
  tags: readonly string[];
}

/** The same object when the event says nothing that a report asks. */
export function evolveOutcome(
  before: CaseOutcomeRow | undefined,
  event: FactEvent,
): CaseOutcomeRow {
  if (!before) return opened(event);
  const changed = changes(before, event);
  return changed ? { ...before, ...changed } : before;
}

function opened(event: FactEvent): CaseOutcomeRow {
  const { caseType, backfill = false } = openingOf(event);
  return {
    case_id: caseIdOf(event.streamName),
    case_type: caseType,
    backfill,
    opened_at: recordedAt(event),
    first_response_at: null,
    first_resolved_at: null,
    contacts: 0,
    times_reopened: 0,
    rating: null,
    rated_at: null,
    tags: [],
  };
}

function changes(before: CaseOutcomeRow, event: FactEvent): Partial<CaseOutcomeRow> | undefined {
  switch (event.type) {
    case 'CaseResolved':
      return { first_resolved_at: before.first_resolved_at ?? recordedAt(event) };
    case 'CaseReopened':
      return { times_reopened: before.times_reopened + 1 };
    case 'CaseClassified':
      return { case_type: event.data.caseType };
    case 'CaseTagged':
      return { tags: tagsAfter(before.tags, event.data) };
    case 'RatingSubmitted':
      return { rating: event.data.score, rated_at: recordedAt(event) };
    default:
      return spokenWith(before, event);
  }
}

function spokenWith(before: CaseOutcomeRow, event: FactEvent): Partial<CaseOutcomeRow> | undefined {
  const answers = isResponse(event) && before.first_response_at === null;
  const counts = isContact(event) && before.first_resolved_at === null;
  if (!answers && !counts) return undefined;
  return {
    ...(answers && { first_response_at: recordedAt(event) }),
    ...(counts && { contacts: before.contacts + 1 }),
  };
}

function tagsAfter(
  tags: readonly string[],
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): readonly string[] {
  return [...new Set([...tags.filter((tag) => !removed.includes(tag)), ...added])].sort();
}
