import { createPool } from '#platform/postgres';

/**
 * What is not made from the log alone: the log itself, which has an id of its own; how far subscriptions have
 * come, in positions of one log; which migrations ran when; which key a process has bound to which request; since when rows are served.
 */
const NOT_FROM_THE_LOG = [
  'events',
  'event_log',
  'subscription_checkpoints',
  'projections',
  'projection_rebuilds',
  'kysely_migration',
  'kysely_migration_lock',
  'idempotency_keys',
];

/** All rows of all other tables, with all their columns, by table. */
export async function readSideRows(
  connectionString: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const pool = createPool(connectionString);
  try {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name <> all($1) order by 1`,
      [NOT_FROM_THE_LOG],
    );
    const entries = [];
    for (const { name } of tables) {
      const { rows } = await pool.query<{ row: string }>(
        `select to_json(t)::text as row from "${name}" t order by 1`,
      );
      entries.push([name, rows.map(({ row }) => row)] as const);
    }
    return Object.fromEntries(entries);
  } finally {
    await pool.end();
  }
}
