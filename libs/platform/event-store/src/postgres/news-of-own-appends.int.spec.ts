import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Pool } from 'pg';
import { eventToAppend, follow, newStream, openPostgresLog, type PostgresLog } from '#testing';
import { PostgresEventStore } from './postgres-event-store.adapter.js';

/** News that arrive before the answer to the append that they tell of, as PostgreSQL may send them. */
class EarlyNews {
  readonly reads: string[] = [];
  #tell: (position: string) => void = () => undefined;

  constructor(private readonly pool: Pool) {}

  readonly notifications = {
    listen: (_: string, handler: (position: string | undefined) => void) => {
      this.#tell = handler;
      return () => undefined;
    },
  };

  /** The pool as the store sees it. */
  get slowToAnswer(): Pool {
    return Object.create(this.pool, { query: { value: this.#query } }) as Pool;
  }

  readonly #query = async (query: { readonly name?: string; readonly values?: unknown[] }) => {
    const { name = '', values } = query;
    const result = await this.pool.query<{ last_position?: string }>(query as never, values);
    if (name === 'log') this.reads.push(name);
    const before = result.rows[0]?.last_position;
    if (name !== 'append_to_event_log' || before === undefined) return result;
    this.#tell(String(Number(before) + 1));
    await sleep(50);
    return result;
  };
}

describe('a subscription of the process that appends', () => {
  let log: PostgresLog;
  beforeAll(async () => {
    log = await openPostgresLog();
  });
  afterAll(() => log.close());

  it('gets what is new from memory, also when the news are here before the answer', async () => {
    const early = new EarlyNews(log.pool);
    const { slowToAnswer, notifications } = early;
    const store = await PostgresEventStore.open({ pool: slowToAnswer, notifications });
    const followers = Array.from({ length: 5 }, () => follow(store, {}));
    await Promise.all(followers.map((each) => each.until(() => each.caughtUpAt.length > 0)));
    early.reads.length = 0;

    const stream = newStream();
    for (let revision = 0; revision < 5; revision += 1) {
      const event = eventToAppend({ type: 'MeterRead', data: { value: revision } });
      await store.append(stream, revision === 0 ? 'none' : revision - 1, [event]);
    }
    await Promise.all(followers.map((each) => each.until(() => each.events.length === 5)));
    expect(early.reads).toEqual([]);
    await Promise.all(followers.map((each) => each.stop()));
    await store.close();
  });
});
