import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Pool, type PoolClient } from 'pg';
import { openPostgresLog, type PostgresLog } from '#testing';
import { eventsOf, pastAppends, pastEvent } from '../compare-logs/history.fixture.js';
import { TargetChangedError } from '../copy-log/log-intake.js';
import { type Position, type RecordedEvent } from '../event-store.js';
import { PostgresLogIntake } from './postgres-log-intake.adapter.js';

/** As they come from another log, whose positions mean nothing to this one. */
const history = pastAppends(60)
  .flat()
  .map((event) => event as RecordedEvent);
const [first, second] = [history.slice(0, 50), history.slice(50)];

describe('PostgresLogIntake', () => {
  let log: PostgresLog;
  let pool: Pool;
  let intake: PostgresLogIntake;

  beforeAll(async () => {
    log = await openPostgresLog();
    ({ pool } = log);
    intake = new PostgresLogIntake(pool);
  });

  afterAll(() => log.close());

  beforeEach(() => pool.query('truncate events'));

  it('keeps the order among streams that take turns, batch after batch', async () => {
    const reached = await intake.take(first, undefined);
    expect(await log.store.head()).toBe(reached);

    expect(await intake.take(second, reached)).toBe(await log.store.head());
    expect(await eventsOf(log.store)).toEqual(history);
  });

  it('takes all of a batch or nothing', async () => {
    const gap = history.with(30, pastEvent('jar-0', 99) as RecordedEvent);
    const unknown = [...first, pastEvent('piggy-bank', 3) as RecordedEvent];

    await expect(intake.take(gap.slice(30), undefined)).rejects.toThrow(TargetChangedError);
    await expect(intake.take(unknown, undefined)).rejects.toThrow(TargetChangedError);
    expect(await eventsOf(log.store)).toEqual([]);
  });

  it('adds nothing when somebody else has written, be it to another stream', async () => {
    const reached = await intake.take(first, undefined);
    await log.store.append('piggy-bank', 'none', [pastEvent('piggy-bank', 0)]);

    await expect(intake.take(second, reached)).rejects.toThrow(TargetChangedError);
    expect(await eventsOf(log.store)).toHaveLength(first.length + 1);
  });

  it('answers the same batch as before, also after later ones, and no other', async () => {
    const reached = await intake.take(first, undefined);
    await intake.take(second, reached);

    expect(await intake.take(first, undefined)).toBe(reached);
    await expect(intake.take(history.slice(0, 49).toReversed(), undefined)).rejects.toThrow();
    await expect(intake.take(first.slice(1), undefined)).rejects.toThrow(TargetChangedError);
    expect(await eventsOf(log.store)).toEqual(history);
  });

  it('answers a batch whose answer was lost after the commit', async () => {
    let lost = 0;
    const lossy = onEachQuery(pool, async (run, text) => {
      const result = await run();
      if (text !== 'commit' || lost > 0) return result;
      lost += 1;
      throw new Error('Connection terminated unexpectedly');
    });

    const reached = await new PostgresLogIntake(lossy).take(first, undefined);

    expect([lost, reached]).toEqual([1, await log.store.head()]);
    expect(await eventsOf(log.store)).toEqual(first);
  });

  it('begins a batch anew whose connection was cut before the commit', async () => {
    let cut = 0;
    const cutOff = onEachQuery(pool, async (run, text, client) => {
      if (text === 'commit' && cut === 0) {
        cut += 1;
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      }
      return run();
    });

    const reached = await new PostgresLogIntake(cutOff).take(first, undefined);

    expect([cut, reached]).toEqual([1, await log.store.head()]);
    expect(await eventsOf(log.store)).toEqual(first);
  });

  it('tells nothing of an event that PostgreSQL refuses', async () => {
    await pool.query(`alter table events add constraint no_poison check (type <> 'Poison')`);
    const poison = { ...pastEvent('jar-0', 0, { phone: '13800138000' }), type: 'Poison' };

    const failure: unknown = await intake
      .take([poison as RecordedEvent], undefined)
      .catch((error: unknown) => error);
    await pool.query('alter table events drop constraint no_poison');

    expect(inspect(failure, { depth: 9, showHidden: true })).toContain('23514');
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('13800138000');
  });

  it('knows no positions of other stores', async () => {
    const position = '00000000000000000123/00000000000000000123' as Position;

    await expect(intake.take(first, position)).rejects.toThrow(RangeError);
  });
});

type OnQuery = (run: () => Promise<unknown>, text: string, client: PoolClient) => Promise<unknown>;

/** The pool, whose clients' queries can be meddled with. */
function onEachQuery(pool: Pool, onQuery: OnQuery): Pool {
  const connect = async () => {
    const client = await pool.connect();
    return {
      release: (broken?: boolean) => {
        client.release(broken);
      },
      query: (query: { readonly text: string }) =>
        onQuery(() => client.query(query), query.text, client),
    };
  };
  return { connect } as unknown as Pool;
}
