import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { CaselineError } from '#platform/kernel';
import { Cursor, type Page, pageOf, type PageRequest } from '#platform/http';
import { type Database, DATABASE } from '#platform/postgres';
import { isCaseId } from '../case/case-events.js';
import { type CaseOverview } from '../case/case-overview.js';
import { isPlaceMoment } from '../case/place-moment.js';
import { type Queue } from '../queues/queue.js';
import { Queues } from '../queues/queues.js';

export interface QueueState extends Pick<Queue, 'name' | 'title' | 'skills'> {
  readonly contactBy: NonNullable<Queue['contactBy']>;
  readonly waiting: number;
  readonly oldestWaitsSeconds: number | null;
}

export interface WaitingCase {
  readonly waitsSeconds: number;
  readonly case: CaseOverview;
}

/** Beyond it nobody needs to know how many. */
export const COUNTED = 1_000;

interface WaitingRow {
  readonly case_id: string;
  readonly priority_rank: number;
  readonly overview: CaseOverview;
  readonly seconds: number;
}

@Injectable()
export class QueueCases {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly queues: Queues,
  ) {}

  /** In their order. */
  async states(): Promise<readonly QueueState[]> {
    const { rows } = await sql<{ name: string; waiting: number; seconds: number | null }>`
      select q.name, waiting.count as waiting, oldest.seconds
      from unnest(${this.queues.names}::text[]) as q (name)
      cross join lateral (
        select count(*)::integer as count from (
          select from case_overviews where waiting_in = q.name limit ${COUNTED}
        ) counted
      ) waiting
      cross join lateral (
        select case when count(opened_at) > 0 then ${ageOf(sql`min(opened_at)`)} end as seconds from (
          select unnest(array(
            select opened_at from case_overviews where waiting_in = q.name and priority_rank = p.rank
            order by opened_at limit 1
          )) as opened_at from generate_series(0, 3) as p (rank)
        ) first_of_each_priority
      ) oldest`.execute(this.db);
    const found = new Map(rows.map((row) => [row.name, row]));
    return this.queues.all.map(({ name, title, skills, contactBy = [] }) => ({
      name,
      title,
      skills,
      contactBy,
      waiting: found.get(name)?.waiting ?? 0,
      oldestWaitsSeconds: found.get(name)?.seconds ?? null,
    }));
  }

  /** In the order in which claim-next takes them. @throws CaselineError `queue-not-found` */
  async waiting(queue: string, { limit, cursor }: PageRequest): Promise<Page<WaitingCase>> {
    if (!this.queues.named(queue)) throw queueNotFound(this.queues.names);
    const after = cursor === undefined ? undefined : Cursor.decode(cursor, isPlace);
    const beyond = after
      ? sql`and (priority_rank, opened_at, case_id)
          > (${after.rank}::integer, ${after.openedAt}::timestamptz, ${after.caseId}::text)`
      : sql``;
    const { rows } = await sql<WaitingRow>`
      select case_id, priority_rank, overview, ${ageOf(sql`opened_at`)} as seconds
      from case_overviews where waiting_in = ${queue} ${beyond}
      order by priority_rank, opened_at, case_id limit ${limit + 1}`.execute(this.db);
    return pageOf(rows, limit, placeOf, ({ overview, seconds }) => ({
      waitsSeconds: seconds,
      case: overview,
    }));
  }
}

function ageOf(moment: ReturnType<typeof sql>) {
  return sql`greatest(0, floor(extract(epoch from now() - ${moment})))::integer`;
}

interface Place {
  readonly rank: number;
  readonly openedAt: string;
  readonly caseId: string;
}

function placeOf({ case_id: caseId, priority_rank: rank, overview }: WaitingRow): string {
  return Cursor.encode({ rank, openedAt: overview.openedAt, caseId } satisfies Place);
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { rank, openedAt, caseId } = value as Partial<Record<string, unknown>>;
  if (!Number.isInteger(rank) || Math.abs(rank as number) > 1_000) return false;
  return isPlaceMoment(openedAt) && typeof caseId === 'string' && isCaseId(caseId);
}

function queueNotFound(names: readonly string[]): CaselineError {
  return new CaselineError(
    'not-found',
    'queue-not-found',
    `There is no such queue. There are: ${names.join(', ')}.`,
  );
}
