import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { tokensOf } from './search-tokens.js';
import { searchedTexts } from './searched-texts.js';

/** That a case is found by a token. Tokens of what people wrote are personal data, as the texts are. */
export interface CaseSearchRow {
  case_id: string;
  token: string;
  /** Which of the case's tags has it; empty where a text has. */
  tag: string;
  /** Null once the tag was taken off; what was written stays. */
  stands: true | null;
  opened_at: Date;
}

const table: ProjectionTable = {
  name: 'case_search',
  columns: {
    case_id: { type: 'text' },
    token: { type: 'text' },
    tag: { type: 'text' },
    stands: { type: 'boolean', nullable: true },
    opened_at: { type: 'timestamptz' },
  },
  key: ['case_id', 'token', 'tag'],
  // The newest cases with a token stand side by side, however many cases have it.
  indexes: [{ columns: ['token', 'opened_at desc', 'case_id desc'], whereHas: 'stands' }],
  writes: 'replace',
};

type Newest = Pick<CaseSearchRow, 'opened_at'>;

@RunsAsProjector()
export class CaseSearchProjector implements Projector<CaseSearchRow, keyof Newest> {
  readonly name = 'case-search';
  readonly version = 2;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };
  readonly table = table;
  readonly restMs = 250;
  readonly needed = ['opened_at'] as const;

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(newest: Newest | undefined, events: readonly RecordedEvent[]): readonly CaseSearchRow[] {
    const [first] = events;
    if (!first) return [];
    const opened_at = newest?.opened_at ?? openingOf(first);
    const case_id = caseIdOf(first.streamName);
    const rowsOf = (text: string, tag: string, stands: true | null): readonly CaseSearchRow[] =>
      Array.from(tokensOf(text), (token) => ({ case_id, token, tag, stands, opened_at }));
    const written = rowsOf(events.flatMap(searchedTexts).join('\n'), '', true);
    const tagged = Array.from(tagsAfter(events), ([tag, stands]) => rowsOf(tag, tag, stands));
    return [written, ...tagged].flat().sort(inOrderOfKey);
  }
}

/** The tags that were put on or taken off, and which of the two came last. */
function tagsAfter(events: readonly RecordedEvent[]): ReadonlyMap<string, true | null> {
  const tags = new Map<string, true | null>();
  for (const event of events as readonly (CaseEvent & RecordedEvent)[]) {
    if (event.type !== 'CaseTagged') continue;
    for (const tag of event.data.removed) tags.set(tag, null);
    for (const tag of event.data.added) tags.set(tag, true);
  }
  return tags;
}

function inOrderOfKey(a: CaseSearchRow, b: CaseSearchRow): number {
  if (a.token !== b.token) return a.token < b.token ? -1 : 1;
  return a.tag < b.tag ? -1 : 1;
}

function openingOf({ type, metadata }: RecordedEvent): Date {
  if (type !== 'CaseOpened') throw new TypeError('A case begins with CaseOpened.');
  return new Date(metadata.recordedAt);
}
