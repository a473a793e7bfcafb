import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool, type QueryConfig } from 'pg';
import { createPool } from '#platform/postgres';
import { openTestLog, type TestLog } from '#testing';
import { EventStoreBusyError, EventStoreUnavailableError } from '../errors.js';
import { type AppendResult, type EventToAppend } from '../event-store.js';
import {
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from './postgres-event-store.adapter.js';

/** Where nothing listens. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

describe('PostgresEventStore, when things go wrong', () => {
  let log: TestLog;
  let pool: Pool;
  const cleanups: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    log = await openTestLog();
    pool = createPool(log.connectionString);
  });

  afterAll(async () => {
    for (const cleanup of cleanups) await cleanup();
    await pool.end();
    await log.close();
  });

  it('lets a member that the database refuses harm no neighbour, and its error tell no payload', async () => {
    const store = await open();
    await pool.query(`alter table events add constraint no_poison check (type <> 'Poison')`);
    const poison = event({ phone: '13800138000' }, 'Poison');

    const settled = await Promise.allSettled([
      ...Array.from({ length: 10 }, () => store.append(newStream(), 'none', [event()])),
      store.append(newStream(), 'none', [event(), poison]),
      ...Array.from({ length: 10 }, () => store.append(newStream(), 'none', [event()])),
    ]);

    const refused = settled.splice(10, 1)[0] as PromiseRejectedResult;
    expect(settled.map(({ status }) => status)).toEqual(Array(20).fill('fulfilled'));
    expect(inspect(refused.reason, { depth: 9 })).toContain('23514');
    expect(inspect(refused.reason, { depth: 9, showHidden: true })).not.toContain('13800138000');
  });

  it('answers an append whose answer was lost after the commit', async () => {
    let lost = 0;
    const lossy = {
      query: async (query: { name?: string }) => {
        const result: unknown = await pool.query(query as QueryConfig);
        if (query.name !== 'append_to_event_log' || lost > 0) return result;
        lost += 1;
        throw new Error('Connection terminated unexpectedly');
      },
    } as unknown as Pool;
    const store = await PostgresEventStore.open({ pool: lossy });
    const stream = newStream();

    const answer = await store.append(stream, 'none', [event(), event()]);

    expect(lost).toBe(1);
    expect(answer).toMatchObject({ outcome: 'appended', revision: 1 });
    const { rows } = await pool.query('select from events where stream = $1', [stream]);
    expect(rows).toHaveLength(2);
    await store.close();
  });

  it('loses and doubles nothing while its connections are cut', async () => {
    const applicationName = `cut-${randomUUID()}`;
    const store = await open({ patienceMs: 60_000 }, applicationName);
    const done = new AbortController();
    const isRunning = (): boolean => !done.signal.aborted;
    const cutting = (async () => {
      while (isRunning()) {
        await pool.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
          [applicationName],
        );
        // Now before it is connected, now amid a commit, and now and then not, however slow the machine.
        await new Promise((next) => setTimeout(next, 5 + Math.random() * 100));
      }
    })();

    const streams = Array.from({ length: 8 }, newStream);
    try {
      await Promise.all(
        streams.map(async (stream) => {
          for (let next = 0; next < 30; next += 1) {
            const result = await store.append(stream, next === 0 ? 'none' : next - 1, [event()]);
            expect(result).toMatchObject({ outcome: 'appended', revision: next });
          }
        }),
      );
    } finally {
      done.abort();
      await cutting;
    }

    const { rows } = await pool.query<{ count: string }>(
      'select count(*) from events where stream = any($1)',
      [streams],
    );
    expect(rows).toEqual([{ count: String(8 * 30) }]);
  });

  it('says that it is unavailable when the database stays away', async () => {
    const away = createPool(log.connectionString);
    const store = await PostgresEventStore.open({ pool: away, patienceMs: 300 });
    cleanups.push(() => store.close());
    away.options.connectionString = NOWHERE;
    await cut(away);

    await expect(store.append(newStream(), 'none', [event()])).rejects.toThrow(
      EventStoreUnavailableError,
    );
    await expect(store.readStream(newStream()).next()).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.readAll().next()).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailableError);
    const { signal } = new AbortController();
    await expect(store.subscribe({ signal }).next()).rejects.toThrow(EventStoreUnavailableError);
  });

  it('does not wait for ever for a database that does not answer', async () => {
    const store = await open({ statementTimeoutMs: 200, patienceMs: 100 });
    const [stream, events] = [newStream(), [event()]];
    const release = await holdAppendLock();

    await expect(store.append(stream, 'none', events)).rejects.toThrow(EventStoreUnavailableError);
    await release();

    // Whatever became of the first, the repeat takes effect once.
    const answer = await patiently(() => store.append(stream, 'none', events));
    expect(answer).toMatchObject({ outcome: 'appended', revision: 0 });
    expect(await store.append(stream, 'none', [event()])).toMatchObject({ outcome: 'conflict' });
  });

  it('sends away what is more than may wait, and serves the rest', async () => {
    const store = await open({ maxWaitingAppends: 5 });
    const release = await holdAppendLock();

    const appends = Array.from({ length: 8 }, () => store.append(newStream(), 'none', [event()]));
    const settled = Promise.allSettled(appends);
    await release();

    const outcomes = await settled;
    const busy = outcomes.filter(
      (each) => each.status === 'rejected' && each.reason instanceof EventStoreBusyError,
    );
    expect(busy).toHaveLength(3);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('keeps acknowledged appends durable on connections that would rather be fast', async () => {
    const hasty = createPool(log.connectionString, { max: 1 });
    cleanups.push(() => hasty.end());
    await hasty.query('set synchronous_commit = off');
    await hasty.query('begin');
    await hasty.query(`select append_to_event_log('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`);

    const { rows } = await hasty.query<{ synchronous_commit: string }>('show synchronous_commit');
    await hasty.query('commit');

    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  });

  async function open(
    options: Partial<PostgresEventStoreOptions> = {},
    applicationName = 'caseline',
  ): Promise<PostgresEventStore> {
    const own = createPool(log.connectionString, { applicationName });
    const store = await PostgresEventStore.open({ pool: own, ...options });
    cleanups.push(async () => {
      await store.close();
      await own.end();
    });
    return store;
  }

  /** What another process does that was stopped in the middle of an append. */
  async function holdAppendLock(): Promise<() => Promise<void>> {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(
      `select append_to_event_log('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
    );
    return async () => {
      await client.query('rollback');
      client.release();
    };
  }

  /** Ends the connections that the pool has now. */
  async function cut(cutOff: Pool): Promise<void> {
    const { rows } = await cutOff.query<{ pid: number }>('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  }
});

async function patiently(append: () => Promise<AppendResult>): Promise<AppendResult> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      return await append();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
    }
  }
  return append();
}

function newStream(): string {
  return `fault-${randomUUID()}`;
}

function event(data: object = {}, type = 'Tried'): EventToAppend {
  const id = randomUUID();
  return {
    id,
    type,
    data,
    metadata: {
      schemaVersion: 1,
      occurredAt: '2026-03-01T08:00:00.000Z',
      recordedAt: '2026-03-01T08:00:00.000Z',
      actor: { kind: 'system', id: 'spec' },
      correlationId: id,
      causationId: id,
    },
  };
}
