import { type RecordedEvent } from '#platform/event-store';
import { type ProjectionTable, type Projector, RunsAsProjector } from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { type CaseOverview, type CaseStatus, evolveOverview } from '../case/case-overview.js';
import { isWorkedOn } from '../case/working-states.js';
import { type CaseType, priorities } from '../playbooks/playbook.js';
import { Playbooks } from '../playbooks/playbooks.js';

export interface CaseOverviewRow {
  case_id: string;
  status: CaseStatus;
  case_type: CaseType;
  customer_id: string | null;
  account_id: string | null;
  assignee: string | null;
  /** The queue, while the case waits there for an agent. */
  waiting_in: string | null;
  /** 0 is taken first. */
  priority_rank: number;
  /** Empty where nobody knows it. */
  language: string;
  /** The assignee, while there is something to do. */
  held_by: string | null;
  /** Of a claimed case on which no work has begun. */
  lease_until: Date | null;
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

/** Each list is in the order of the index for its filters. */
const NEWEST_FIRST = ['opened_at desc', 'case_id desc'];
const FILTERS = [
  ['status'],
  ['case_type'],
  ['case_type', 'status'],
  ['customer_id'],
  ['account_id'],
  ['assignee'],
  ['assignee', 'status'],
  ['incident_id'],
];

/** In which claim-next takes cases. */
const MOST_URGENT_FIRST = ['priority_rank', 'opened_at', 'case_id'];

const table: ProjectionTable = {
  name: 'case_overviews',
  columns: {
    case_id: { type: 'text' },
    status: { type: 'text' },
    case_type: { type: 'text' },
    customer_id: { type: 'text', nullable: true },
    account_id: { type: 'text', nullable: true },
    assignee: { type: 'text', nullable: true },
    waiting_in: { type: 'text', nullable: true },
    priority_rank: { type: 'integer' },
    language: { type: 'text' },
    held_by: { type: 'text', nullable: true },
    lease_until: { type: 'timestamptz', nullable: true },
    incident_id: { type: 'text', nullable: true },
    reason_code: { type: 'text', nullable: true },
    opened_at: { type: 'timestamptz' },
    revision: { type: 'integer' },
    overview: { type: 'json' },
  },
  key: ['case_id'],
  indexes: [
    NEWEST_FIRST,
    ...FILTERS.map((filters) => [...filters, ...NEWEST_FIRST]),
    { columns: ['waiting_in', ...MOST_URGENT_FIRST], whereHas: 'waiting_in' },
    { columns: ['waiting_in', 'language', ...MOST_URGENT_FIRST], whereHas: 'waiting_in' },
    { columns: ['held_by', 'case_id'], whereHas: 'held_by' },
    { columns: ['lease_until'], whereHas: 'lease_until' },
  ],
  writes: 'replace',
};

type Newest = Pick<CaseOverviewRow, 'overview'>;

/** Keeps for each case what it amounts to, by the same fold that decides on commands. */
@RunsAsProjector()
export class CaseOverviewProjector implements Projector<CaseOverviewRow, keyof Newest> {
  readonly name = 'case-overview';
  readonly version = 5;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };
  readonly table = table;
  readonly restMs = 100;
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
    waiting_in: waitsForAgent(overview) ? overview.queue : null,
    priority_rank: priorities.length - 1 - priorities.indexOf(overview.priority),
    language: overview.language ?? '',
    held_by: isWorkedOn(overview.status) ? overview.assignee : null,
    lease_until: overview.leaseUntil === null ? null : new Date(overview.leaseUntil),
    incident_id: overview.incidentId,
    reason_code: overview.reasonCode,
    opened_at: new Date(overview.openedAt),
    revision: overview.revision,
    overview,
  };
}

/** While the customer or somebody outside is awaited there is nothing to claim. */
function waitsForAgent({ assignee, status }: CaseOverview): boolean {
  return assignee === null && (status === 'new' || status === 'open');
}
