import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { createPool } from './pool.js';
import { SessionLocks } from './session-locks.js';

describe('SessionLocks', () => {
  let database: TestDatabase;
  let pool: Pool;
  const opened: SessionLocks[] = [];

  /** As another process would have. */
  function locks(): SessionLocks {
    const session = new SessionLocks(database.connectionString);
    opened.push(session);
    return session;
  }

  async function killSessions(): Promise<void> {
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'caseline locks'`,
    );
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.connectionString);
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((session) => session.close()));
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('gives a lock to one process at a time', async () => {
    const attempts = Array.from({ length: 8 }, () => locks().tryAcquire('projections'));

    const acquired = (await Promise.all(attempts)).filter((lock) => lock !== undefined);

    expect(acquired).toHaveLength(1);
  });

  it('gives a lock once within one process, though PostgreSQL sees one session', async () => {
    const session = locks();

    const attempts = await Promise.all([session.tryAcquire('a'), session.tryAcquire('a')]);

    expect(attempts.filter((lock) => lock !== undefined)).toHaveLength(1);
  });

  it('keeps locks of different names apart', async () => {
    const session = locks();

    expect(await session.tryAcquire('a')).toBeDefined();
    expect(await session.tryAcquire('b')).toBeDefined();
  });

  it('lets another have it after a release, and not before', async () => {
    const [first, second] = [locks(), locks()];
    const lock = await first.tryAcquire('a');

    expect(await second.tryAcquire('a')).toBeUndefined();
    await lock?.release();
    expect(await second.tryAcquire('a')).toBeDefined();
    expect(lock?.lost.aborted).toBe(false);
  });

  it('does not give away what was acquired again when the first lock is released twice', async () => {
    const session = locks();
    const first = await session.tryAcquire('a');
    await first?.release();
    const again = await session.tryAcquire('a');
    await first?.release();

    expect(again).toBeDefined();
    expect(await locks().tryAcquire('a')).toBeUndefined();
  });

  it('says at once that the locks are lost when the connection dies', async () => {
    const session = locks();
    const [a, b] = [await session.tryAcquire('a'), await session.tryAcquire('b')];
    const lost = Promise.all([once(a!.lost, 'abort'), once(b!.lost, 'abort')]);

    await killSessions();
    await lost;

    expect(await locks().tryAcquire('a')).toBeDefined();
    expect(await session.tryAcquire('b')).toBeDefined();
  });

  it('loses the locks of a process that keeps silent, as a frozen one does', async () => {
    // Its heartbeat comes too late for this limit.
    const frozen = new SessionLocks(database.connectionString, {
      longestSilenceMs: 200,
      heartbeatMs: 10_000,
    });
    opened.push(frozen);
    const lock = await frozen.tryAcquire('a');

    await once(lock!.lost, 'abort');

    expect(await locks().tryAcquire('a')).toBeDefined();
  });

  it('says that the server is away', async () => {
    const url = new URL(database.connectionString);
    url.port = '1';
    const session = new SessionLocks(url.href);

    await expect(session.tryAcquire('a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(session.tryAcquire('a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
