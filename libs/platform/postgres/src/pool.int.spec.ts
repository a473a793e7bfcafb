import { getHeapSpaceStatistics } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#testing';
import { createPool } from './pool.js';
import { isTransientPostgresError } from './transient-error.js';

describe('createPool', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('bounds the silence of a transaction', async () => {
    const pool = createPool(database.connectionString);

    const { rows } = await pool.query('show idle_in_transaction_session_timeout');
    await pool.end();

    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '3500ms' }]);
  });

  it('frees what a silent transaction has locked, and goes on', async () => {
    const pool = createPool(database.connectionString, { longestSilenceMs: 200 });
    await pool.query('create table held (number integer)');
    const silent = await pool.connect();
    const ended = new Promise((resolve) => silent.once('error', resolve));
    await silent.query('begin');
    await silent.query('lock table held');

    // Waits for the lock, and gets it only when the silent session is ended.
    await pool.query('insert into held values (1)');

    expect(isTransientPostgresError(await ended)).toBe(true);
    const refused: unknown = await silent.query('commit').catch((error: unknown) => error);
    expect(isTransientPostgresError(refused)).toBe(true);
    silent.release(true);
    await pool.end();
  });

  it('tells why an idle connection was lost', async () => {
    const told: unknown[] = [];
    const log = { info: () => undefined, warn: (...line: unknown[]) => void told.push(line) };
    const pool = createPool(database.connectionString, { log, applicationName: 'to be ended' });
    await pool.query('select 1');
    const lost = new Promise((resolve) => pool.once('remove', resolve));

    const other = createPool(database.connectionString);
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be ended'",
    );
    await lost;
    await Promise.all([pool.end(), other.end()]);

    const reason = expect.stringContaining('terminating connection');
    expect(told).toEqual([['A connection to PostgreSQL was lost', { reason }]]);
  });

  it('lets go at once of what a query has read', async () => {
    const pool = createPool(database.connectionString, { max: 1 });
    const client = await pool.connect();
    const read = () =>
      client.query(
        `select jsonb_build_object('a', i::text, 'b', jsonb_build_array(i, i + $1)) as body
         from generate_series(1, 2000) i`,
        [1],
      );
    // Nothing is kept before the code that reads has been compiled.
    for (let time = 0; time < 100; time += 1) await read();
    const before = bytesOfOldObjects();
    let most = 0;
    for (let time = 0; time < 400; time += 1) {
      await read();
      most = Math.max(most, bytesOfOldObjects() - before);
    }
    client.release();
    await pool.end();

    expect(most).toBeLessThan(20_000_000);
  });
});

function bytesOfOldObjects(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space');
  return space!.space_used_size;
}
