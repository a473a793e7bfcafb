import { type Pool } from 'pg';
import { CaseOverviews, CaseSearch, CaseTimelines } from '#features/cases';
import { createDatabase, createPool, Notifications } from '#platform/postgres';
import { ChangeFeed } from '#platform/subscriptions';
import { CaselineProcess } from '../../processes/caseline-process.js';
import { newHome, removeHome } from '../../processes/temporary-home.js';
import { type BenchPostgres } from '../bench-postgres.js';

const ENTRIES_EACH = 3;
/** A text of the length that an overview and an entry have. */
const OVERVIEW_FILLER = 1_000;
const ENTRY_FILLER = 500;

/**
 * A read side with so many cases, and its queries. The rows are made by the database itself and not by projectors, which would
 * take hours: what is measured is reading.
 */
export interface FilledReadSide {
  readonly cases: number;
  readonly overviews: CaseOverviews;
  readonly timelines: CaseTimelines;
  readonly search: CaseSearch;
  close(): Promise<void>;
}

export async function fillReadSide(
  postgres: BenchPostgres,
  cases: number,
): Promise<FilledReadSide> {
  const database = await postgres.createDatabase();
  const home = await newHome('bench');
  // Makes the tables.
  const settings = { home, DATABASE_URL: database, LOG_LEVEL: 'warn' };
  await (await CaselineProcess.start(settings)).terminate();
  await removeHome(home);
  const pool = createPool(database, { max: 2 });
  const tables = [overviews(cases), timelines(cases), searchTokens(cases)];
  for (const { name, insert } of tables) await fill(pool, name, insert);
  const notifications = new Notifications(database);
  const changes = new ChangeFeed(notifications, 'bench');
  const db = createDatabase(pool);
  const nobodyAsks = { isKnown: () => Promise.resolve(false) } as never;
  return {
    cases,
    overviews: new CaseOverviews(db, changes, nobodyAsks),
    timelines: new CaseTimelines(db, changes, nobodyAsks),
    search: new CaseSearch(db),
    close: async () => {
      await notifications.close();
      await db.destroy();
    },
  };
}

/** As in the rows that are made. */
export function caseIdOf(number: number, cases: number): string {
  return (BigInt(number) * 1_000_003n * 2n ** 64n + BigInt(cases)).toString(16).padStart(32, '0');
}

interface Rows {
  readonly name: string;
  readonly insert: string;
}

const CASE_ID = (cases: number) =>
  `lpad(to_hex(n * 1000003), 16, '0') || lpad(to_hex(${cases}::bigint), 16, '0')`;
const OPENED_AT = `timestamptz '2025-01-01' + n * interval '30 seconds'`;

function overviews(cases: number): Rows {
  return {
    name: 'case_overviews',
    insert: `insert into case_overviews
      (case_id, status, case_type, customer_id, account_id, assignee, opened_at, revision, overview)
      select id, status, (array['withdrawal', 'top-up', 'complaint'])[1 + n % 3],
        'customer-' || n / 3, 'account-' || n / 2, 'agent-' || n % 100, at, 5,
        json_build_object('caseId', id, 'openedAt', to_char(at at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', status, 'filler', repeat('x', ${OVERVIEW_FILLER}))
      from (select n, ${CASE_ID(cases)} as id, ${OPENED_AT} as at,
          case when n % 20 = 0 then 'open' else 'closed' end as status
        from generate_series(1, ${cases}::bigint) as n) as made`,
  };
}

function timelines(cases: number): Rows {
  return {
    name: 'case_timeline',
    insert: `insert into case_timeline (case_id, entry, revision, body)
      select ${CASE_ID(cases)}, entry, entry - 1,
        json_build_object('entry', entry, 'filler', repeat('x', ${ENTRY_FILLER}))
      from generate_series(1, ${cases}::bigint) as n, generate_series(1, ${ENTRIES_EACH}) as entry`,
  };
}

/** A word that all cases have, one that each hundredth has, and ids of their own. */
function searchTokens(cases: number): Rows {
  return {
    name: 'case_search',
    insert: `insert into case_search (case_id, token, opened_at)
      select ${CASE_ID(cases)}, token, ${OPENED_AT}
      from generate_series(1, ${cases}::bigint) as n, unnest(array['提现', 'customer-' || n / 3,
        'transaction-' || n, 'word-' || n % 100, 'stuck']) as token`,
  };
}

/** Without the further indexes, which are made again behind the rows. */
async function fill(pool: Pool, name: string, insert: string): Promise<void> {
  const { rows } = await pool.query<{ index: string; definition: string }>(
    `select indexname as index, indexdef as definition from pg_indexes
     where tablename = $1 and indexname not like '%pkey'`,
    [name],
  );
  for (const { index } of rows) await pool.query(`drop index ${index}`);
  await pool.query(insert);
  for (const { definition } of rows) await pool.query(definition);
  await pool.query(`vacuum analyze ${name}`);
}
