import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, caseIdOf } from '../case/case-events.js';
import { tokensOf } from './search-tokens.js';
import { searchedTexts } from './searched-texts.js';

/** That a case is found by a token. Tokens of what people wrote are personal data, as the texts are. */
export interface CaseSearchRow {
  case_id: string;
  token: string;
  opened_at: Date;
}

const table: ProjectionTable = {
  name: 'case_search',
  columns: {
    case_id: { type: 'text' },
    token: { type: 'text' },
    opened_at: { type: 'timestamptz' },
  },
  key: ['case_id', 'token'],
  // The newest cases with a token stand side by side, however many cases have it.
  indexes: [['token', 'opened_at desc', 'case_id desc']],
  writes: 'replace',
};

type Newest = Pick<CaseSearchRow, 'opened_at'>;

@RunsAsProjector()
export class CaseSearchProjector implements Projector<CaseSearchRow, keyof Newest> {
  readonly name = 'case-search';
  readonly version = 1;
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
    const tokens = tokensOf(events.flatMap(searchedTexts).join('\n'));
    return [...tokens].sort().map((token) => ({ case_id, token, opened_at }));
  }
}

function openingOf({ type, metadata }: RecordedEvent): Date {
  if (type !== 'CaseOpened') throw new TypeError('A case begins with CaseOpened.');
  return new Date(metadata.recordedAt);
}
