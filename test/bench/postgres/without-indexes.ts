import { type Pool, type PoolClient } from 'pg';

/** Fills a table whose key and indexes are made again behind the rows, which takes a fraction of the time. */
export async function withoutIndexes(
  pool: Pool,
  table: string,
  fill: (client: PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows: keys } = await client.query<{ name: string; definition: string }>(
      `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and contype = 'p'`,
      [table],
    );
    for (const { name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      'select indexname as name, indexdef as definition from pg_indexes where tablename = $1',
      [table],
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await fill(client);
    await client.query(`set maintenance_work_mem = '1GB'`);
    for (const { name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const { definition } of indexes) await client.query(definition);
  } finally {
    client.release(true);
  }
}
