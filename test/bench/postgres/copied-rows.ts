import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Pool, type PoolClient } from 'pg';
import { from, to } from 'pg-copy-streams';

/** Rows of one table in PostgreSQL's own text format, as COPY writes and reads them. */
export interface CopiedRows {
  readonly table: string;
  readonly rows: Buffer;
}

/** Where the copies go: tables with the same columns and indexes, in a schema of their own. */
const COPIES = 'copies';

/** The rows of all tables that came to be or were changed since a transaction. */
export async function rowsSince(pool: Pool, transaction: string): Promise<readonly CopiedRows[]> {
  return withClient(pool, async (client) => {
    const copied: CopiedRows[] = [];
    for (const table of await tablesOf(client)) {
      const rows = `select * from public.${table} where xmin::text::bigint >= ${transaction}`;
      const stream = client.query(to(`copy (${rows}) to stdout`));
      copied.push({ table, rows: await buffer(stream) });
    }
    return copied.filter(({ rows }) => rows.length > 0);
  });
}

/** All rows of a table. */
export async function rowsOf(pool: Pool, table: string): Promise<CopiedRows> {
  return withClient(pool, async (client) => {
    const stream = client.query(to(`copy public.${table} to stdout`));
    return { table, rows: await buffer(stream) };
  });
}

/** The next transaction's number. */
export async function nextTransaction(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  );
  return rows[0]!.next;
}

/** Empty tables for the copies, so that theirs are the smallest indexes there can be. */
export async function clearCopies(pool: Pool): Promise<void> {
  await withClient(pool, async (client) => {
    await client.query(`drop schema if exists ${COPIES} cascade`);
    await client.query(`create schema ${COPIES}`);
    for (const table of await tablesOf(client)) {
      await client.query(`create table ${COPIES}.${table} (like public.${table} including all)`);
    }
  });
}

/** One COPY for each table, all in one transaction. */
export async function copyIn(pool: Pool, copied: readonly CopiedRows[]): Promise<void> {
  await withClient(pool, async (client) => {
    await client.query('begin');
    for (const { table, rows } of copied) {
      const sink = client.query(from(`copy ${COPIES}.${table} from stdin`));
      await pipeline(Readable.from([rows]), sink);
    }
    await client.query('commit');
  });
}

async function tablesOf(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  );
  return rows.map(({ name }) => name);
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
