import { Inject, Injectable } from '@nestjs/common';
import { type Kysely } from 'kysely';
import { type RecordedEvent } from '#platform/event-store';
import {
  type ChangeFeed,
  groupBy,
  type ProjectionTransaction,
  type Projector,
  RunsAsProjector,
} from '#platform/subscriptions';
import { CASE_STREAM_PREFIX, type CaseEvent, caseIdOf } from '../case/case-events.js';
import { type CaseOverview, evolveOverview } from '../case/case-overview.js';
import { type CaseOverviewRow, type CaseOverviewTables } from './case-overview.migration.js';

export const CASE_OVERVIEW_CHANGES = Symbol('ChangeFeed of case overviews');

/** Keeps for each case what it amounts to, by the same fold that decides on commands. */
@Injectable()
@RunsAsProjector()
export class CaseOverviewProjector implements Projector {
  readonly name = 'case-overview';
  readonly version = 1;
  readonly filter = { streamPrefixes: [CASE_STREAM_PREFIX] };

  constructor(@Inject(CASE_OVERVIEW_CHANGES) private readonly changes: ChangeFeed) {}

  partitionOf({ streamName }: RecordedEvent): string {
    return streamName;
  }

  async apply(events: readonly RecordedEvent[], tx: ProjectionTransaction): Promise<void> {
    const db = tx.withTables<CaseOverviewTables>();
    const byCase = groupBy(events, ({ streamName }) => caseIdOf(streamName));
    const before = await overviewsOf([...byCase.keys()], db);
    const after = [...byCase].map(([caseId, newer]) => evolve(before.get(caseId), newer));
    await db
      .insertInto('case_overviews')
      .values(after.map(rowOf))
      .onConflict((conflict) =>
        conflict.column('case_id').doUpdateSet((row) => ({
          status: row.ref('excluded.status'),
          assignee: row.ref('excluded.assignee'),
          revision: row.ref('excluded.revision'),
          overview: row.ref('excluded.overview'),
        })),
      )
      .execute();
    await this.changes.announce([...byCase.keys()], tx);
  }
}

async function overviewsOf(
  caseIds: readonly string[],
  db: Kysely<CaseOverviewTables>,
): Promise<ReadonlyMap<string, CaseOverview>> {
  const rows = await db
    .selectFrom('case_overviews')
    .select(['case_id', 'overview'])
    .where('case_id', 'in', caseIds)
    .execute();
  return new Map(rows.map(({ case_id, overview }) => [case_id, overview]));
}

function evolve(before: CaseOverview | undefined, events: readonly RecordedEvent[]): CaseOverview {
  let overview = before;
  for (const event of events) {
    if (event.revision !== (overview?.revision ?? -1) + 1) {
      throw new RangeError('An event of the case is missing before this one.');
    }
    overview = evolveOverview(overview, event as RecordedEvent<CaseEvent>);
  }
  if (!overview) throw new RangeError('A case has at least one event.');
  return overview;
}

function rowOf(overview: CaseOverview): CaseOverviewRow {
  return {
    case_id: overview.caseId,
    status: overview.status,
    case_type: overview.type,
    customer_id: overview.customerId,
    account_id: overview.accountId,
    assignee: overview.assignee,
    opened_at: new Date(overview.openedAt),
    revision: overview.revision,
    overview,
  };
}
