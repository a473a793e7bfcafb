import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool } from '#platform/postgres';
import { createTestDatabase, type TestDatabase } from '#testing';
import { HomeLock } from './home-lock.js';

describe('HomeLock', () => {
  let database: TestDatabase;
  let somebody: ReturnType<typeof createPool>;
  let lock: HomeLock;

  beforeEach(async () => {
    database = await createTestDatabase();
    somebody = createPool(database.connectionString, { max: 1 });
    lock = (await HomeLock.tryAcquire(database.connectionString, 'home'))!;
  });

  afterEach(async () => {
    await lock.release();
    await somebody.end();
    await database.drop();
  });

  it('is held by one process', async () => {
    expect(await HomeLock.tryAcquire(database.connectionString, 'home')).toBeUndefined();
    await lock.release();
    lock = (await HomeLock.tryAcquire(database.connectionString, 'home'))!;
    expect(lock).toBeDefined();
  });

  it('is taken again, each time that its connection was lost', async () => {
    for (let loss = 0; loss < 3; loss += 1) {
      const before = await holder();
      await endSession(before);
      while ([undefined, before].includes(await holder())) await sleep(10);
      expect(lock.lost.aborted).toBe(false);
    }
  });

  it('is lost when another process was faster', async () => {
    const { rows } = await somebody.query<{ key: string }>(
      `select (classid::bigint << 32 | objid::bigint) as key from pg_locks where ${HERE}`,
    );
    const other = createPool(database.connectionString, { max: 1 });
    // It waits, so it has the lock the moment that it is free.
    const taken = other.query('select pg_advisory_lock($1::bigint)', [rows[0]!.key]);
    while (!(await isWaitedFor())) await sleep(10);
    const lost = new Promise<void>((resolve) => {
      lock.lost.addEventListener('abort', () => {
        resolve();
      });
    });
    await endSession(await holder());
    await taken;
    await lost;
    await other.end();
  });

  async function holder(): Promise<number | undefined> {
    const { rows } = await somebody.query<{ pid: number }>(
      `select pid from pg_locks where ${HERE} and granted`,
    );
    return rows[0]?.pid;
  }

  async function isWaitedFor(): Promise<boolean> {
    const { rowCount } = await somebody.query(`select from pg_locks where ${HERE} and not granted`);
    return rowCount === 1;
  }

  async function endSession(pid: number | undefined): Promise<void> {
    await somebody.query('select pg_terminate_backend($1)', [pid]);
  }
});

const HERE = `locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())`;
