import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { type CaseOverview, type CaseStatus, evolveOverview } from '../case/case-overview.js';
import { type CaseType } from '../playbooks/playbook.js';
import { Playbooks } from '../playbooks/playbooks.js';

export interface CaseOverviewRow {
  case_id: string;
  status: CaseStatus;
  case_type: CaseType;
  customer_id: string | null;
  account_id: string | null;
  assignee: string | null;
  incident_id: string | null;
  reason_code: string | null;
  opened_at: Date;
  revision: number;
  /** What is answered; the other columns are there to find it. */
  overview: CaseOverview;
}

/** Under this token Nest injects the `ChangeFeed` that hears of its rows. */
export const CASE_OVERVIEW_CHANGES = Symbol('ChangeFeed of case overviews');

// A type, as `withTables` takes no interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CaseOverviewTables = { case_overviews: CaseOverviewRow };

/** Each list is in the order of the index for its filter. */
const NEWEST_FIRST = ['opened_at desc', 'case_id desc'];
const FILTERS = ['status', 'customer_id', 'account_id', 'assignee', 'incident_id'];

const table: ProjectionTable = {
  name: 'case_overviews',
  columns: {
    case_id: { type: 'text' },
    status: { type: 'text' },
    case_type: { type: 'text' },
    customer_id: { type: 'text', nullable: true },
    account_id: { type: 'text', nullable: true },
    assignee: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    reason_code: { type: 'text', nullable: true },
    opened_at: { type: 'timestamptz' },
    revision: { type: 'integer' },
    overview: { type: 'json' },
  },
  key: ['case_id'],
  indexes: [NEWEST_FIRST, ...FILTERS.map((filter) => [filter, ...NEWEST_FIRST])],
  writes: 'replace',
};

type Newest = Pick<CaseOverviewRow, 'overview'>;

/** Keeps for each case what it amounts to, by the same fold that decides on commands. */
@RunsAsProjector()
export class CaseOverviewProjector implements Projector<CaseOverviewRow, keyof Newest> {
  readonly name = 'case-overview';
  readonly version = 3;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };
  readonly table = table;
  readonly changes = 'case_overview';
  readonly needed = ['overview'] as const;

  constructor(private readonly playbooks: Playbooks) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return caseIdOf(streamName);
  }

  project(
    newest: Newest | undefined,
    events: readonly RecordedEvent[],
  ): readonly CaseOverviewRow[] {
    return [rowOf(this.#evolve(newest?.overview, events))];
  }

  #evolve(before: CaseOverview | undefined, events: readonly RecordedEvent[]): CaseOverview {
    let overview = before;
    for (const event of events) {
      if (event.revision !== (overview?.revision ?? -1) + 1) {
        throw new RangeError('An event of the case is missing before this one.');
      }
      overview = evolveOverview(this.playbooks, overview, event as RecordedEvent<CaseEvent>);
    }
    if (!overview) throw new RangeError('A case has at least one event.');
    return overview;
  }
}

function rowOf(overview: CaseOverview): CaseOverviewRow {
  return {
    case_id: overview.caseId,
    status: overview.status,
    case_type: overview.type,
    customer_id: overview.customerId,
    account_id: overview.accountId,
    assignee: overview.assignee,
    incident_id: overview.incidentId,
    reason_code: overview.reasonCode,
    opened_at: new Date(overview.openedAt),
    revision: overview.revision,
    overview,
  };
}
