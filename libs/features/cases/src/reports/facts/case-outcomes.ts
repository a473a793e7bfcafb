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
  const change = fold[event.type as LaterFact] as Change<LaterFact> | undefined;
  const changed = change?.(before, event as FactEvent & { readonly type: LaterFact });
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

type LaterFact = Exclude<FactEvent['type'], 'CaseOpened'>;

type Change<Type extends LaterFact> = (
  before: CaseOutcomeRow,
  event: FactEvent & { readonly type: Type },
) => Partial<CaseOutcomeRow> | undefined;

const fold: { readonly [Type in LaterFact]?: Change<Type> } = {
  CaseClassified: (_, { data }) => ({ case_type: data.caseType }),
  CaseReopened: ({ times_reopened }) => ({ times_reopened: times_reopened + 1 }),
  CaseResolved: ({ first_resolved_at }, event) => ({
    first_resolved_at: first_resolved_at ?? recordedAt(event),
  }),
  CaseTagged: ({ tags }, { data }) => ({ tags: tagsAfter(tags, data) }),
  ContactRecorded: spokenWith,
  RatingSubmitted: (_, event) => ({ rating: event.data.score, rated_at: recordedAt(event) }),
  ReplySent: spokenWith,
};

/** What says something that a report asks. */
export const outcomeTypes: readonly string[] = ['CaseOpened', ...Object.keys(fold)];

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
