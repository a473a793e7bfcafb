import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from '#platform/event-store';
import { openTestLog, until } from '#testing';
import { Projections } from '../projections/projections.adapter.js';
import { renewal } from '../renew-projection.js';
import { subscriptionsMigrations } from '../subscriptions.migration.js';
import { MeterProjector, MeterReadings, reading, TOO_LARGE } from './meter-readings.fixture.js';
import { RebuildGoneError, RebuildStoppedError, SwapBlockedError } from './rebuild-errors.js';
import { Rebuilds } from './rebuilds.adapter.js';

describe('the rebuild of a projection', () => {
  let meters: MeterReadings;

  beforeEach(async () => {
    meters = new MeterReadings(await openTestLog(subscriptionsMigrations));
    await new Projections(meters.log.db).prepare(new MeterProjector());
  });

  afterEach(() => meters.close());

  /** Three meters with so many readings each, projected. */
  async function projected(readings: number): Promise<void> {
    for (const meter of [1, 2, 3]) {
      await meters.log.append(
        `meter-${meter}`,
        ...Array.from({ length: readings }, () => reading()),
      );
    }
    meters.start();
    await until(async () => (await meters.rows()).length === 3 * readings);
  }

  it('is swapped in under readers and writers, who see no error, no gap and no older rows', async () => {
    await projected(200);
    const over = new AbortController();
    let reads = 0;
    const readers = Array.from({ length: 6 }, async () => {
      const seen = new Map<string, number>();
      while (!over.signal.aborted) {
        const { rows } = await meters.pool.query<{
          meter: string;
          rows: number;
          last: number;
          total: number;
        }>(
          `select meter, count(*)::integer as rows, max(reading) as last, max(total)::integer as total
           from meter_readings group by meter`,
        );
        expect(rows).toHaveLength(3);
        for (const { meter, rows: count, last, total } of rows) {
          expect([count, total]).toEqual([last + 1, last + 1]);
          expect(last).toBeGreaterThanOrEqual(seen.get(meter) ?? 0);
          seen.set(meter, last);
        }
        reads += 1;
      }
    });
    let written = 0;
    const writer = (async () => {
      for (; !over.signal.aborted; written += 1) {
        for (const meter of [1, 2, 3]) await meters.log.append(`meter-${meter}`, reading());
      }
    })();
    for (let swap = 0; swap < 5; swap += 1) {
      expect(await meters.rebuild({ pageSize: 50 })).toMatchObject({
        outcome: 'swapped-in',
        comparison: { differences: 0 },
      });
    }
    over.abort();
    await Promise.all([writer, ...readers]);

    expect(reads).toBeGreaterThan(50);
    // Whoever projected goes on, on the new rows.
    await until(async () => (await meters.rows()).length === 3 * (200 + written));
    expect(await meters.leftovers()).toEqual([]);
  });

  it('leaves what is served alone where it differs, and says where', async () => {
    await projected(20);
    await meters.stop();
    await meters.pool.query(`
      update meter_readings set value = 7 where meter = 'meter-1' and reading = 3;
      delete from meter_readings where meter = 'meter-2' and reading = 19;
      insert into meter_readings values ('meter-9', 0, 1, 1)`);
    const served = await meters.rows();

    const { outcome, comparison } = await meters.rebuild();
    expect(outcome).toBe('different');
    expect(comparison).toMatchObject({ rows: 60, differences: 3 });
    expect(new Set(comparison?.examples)).toEqual(
      new Set([
        { kind: 'different', row: 'meter=meter-1, reading=3', columns: ['value'] },
        { kind: 'missing', row: 'meter=meter-2, reading=19', columns: [] },
        { kind: 'superfluous', row: 'meter=meter-9, reading=0', columns: [] },
      ]),
    );
    expect(await meters.rows()).toEqual(served);
    expect(await meters.leftovers()).toEqual([]);

    expect(await meters.rebuild({ acceptDifferences: true })).toMatchObject({
      outcome: 'swapped-in',
    });
    expect(await meters.rows()).toHaveLength(60);
    expect(await meters.rebuild()).toMatchObject({ comparison: { differences: 0 } });
  });

  it.each([
    ['the database refuses', TOO_LARGE, 'database error 22003'],
    ['the projector refuses', -1, 'TypeError in '],
  ])('stops at an event that %s, and says which; live, it is parked', async (_, value, reason) => {
    await projected(30);
    await meters.log.append('meter-2', reading(value), reading());
    await meters.log.append('meter-3', reading());
    await until(async () => (await meters.rows()).length === 91);

    const failure = await meters.rebuild({ pageSize: 40 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RebuildStoppedError);
    const { event, reason: said, message } = failure as RebuildStoppedError;
    expect([event.streamName, event.revision]).toEqual(['meter-2', 30]);
    expect(said).toContain(reason);
    expect(message).toContain(event.position);
    expect(message).not.toContain('backwards');
    expect(await meters.rows()).toHaveLength(91);
    expect(await meters.leftovers()).toEqual([]);
  });

  it('digests what was parked, which is no difference', async () => {
    await projected(10);
    await meters.log.append('meter-2', reading(-5), reading());
    await meters.log.append('meter-1', reading());
    await until(async () => (await meters.rows()).length === 31);

    const projector = new MeterProjector(1, true);
    expect(await meters.rebuild({ projector })).toMatchObject({
      outcome: 'swapped-in',
      healed: 2,
      comparison: { differences: 0 },
    });
    expect(await meters.rows()).toHaveLength(33);
    // Nobody remembers that the meter was parked.
    await meters.log.append('meter-2', reading());
    await until(async () => (await meters.rows()).length === 34);
  });

  it('gives up, with nothing swapped in, when it was tidied up meanwhile', async () => {
    await projected(50);
    const rebuilds = new Rebuilds(meters.log.db);
    let isTidy = false;
    const { store: whole } = meters.log;
    const store: EventStore = {
      append: (...args) => whole.append(...args),
      readStream: (...args) => whole.readStream(...args),
      subscribe: (...args) => whole.subscribe(...args),
      logId: () => whole.logId(),
      head: () => whole.head(),
      close: () => whole.close(),
      readAll: async function* (options) {
        for await (const event of whole.readAll(options)) {
          if (!isTidy && event.revision === 49) {
            isTidy = true;
            await rebuilds.discardLeft('meters');
            await rebuilds.begin(new MeterProjector());
          }
          yield event;
        }
      },
    };
    const served = await meters.rows();

    const failure = await meters.rebuild({ store, pageSize: 5 }).catch((error: unknown) => error);
    expect(isTidy).toBe(true);
    expect(failure).toBeInstanceOf(Error);
    expect(failure instanceof RebuildGoneError || String(failure).includes('does not exist')).toBe(
      true,
    );
    expect(await meters.rows()).toEqual(served);
    // What belongs to the other one is still there.
    expect(await meters.leftovers()).toHaveLength(2);
  });

  it('does not wait for ever behind a reader, nor lets others wait, and says who it is', async () => {
    await projected(5);
    const reader = await meters.pool.connect();
    await reader.query(`set application_name = 'a long report'`);
    await reader.query('set idle_in_transaction_session_timeout = 0');
    await reader.query('begin');
    await reader.query('select count(*) from meter_readings');

    const failure = await meters.rebuild({ swapPatienceMs: 500 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SwapBlockedError);
    expect((failure as Error).message).toContain('a long report');
    expect(await meters.rows()).toHaveLength(15);
    expect(await meters.leftovers()).toEqual([]);
    await reader.query('rollback');
    reader.release(true);
    expect(await meters.rebuild()).toMatchObject({ outcome: 'swapped-in' });
  });

  it('brings the rows of a newer version, and ends the older one', async () => {
    await projected(40);
    const older = meters.start();
    await until(() => older.status.state === 'live');
    const projector = new MeterProjector(2);
    const { store, db } = meters.log;
    const takeLease = () =>
      Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() });
    const renew = renewal({ projector, store, db, pool: meters.pool, takeLease });
    const shares: number[] = [];
    await renew(new AbortController().signal, (share) => shares.push(share));

    expect(shares.at(-1)).toBe(1);
    expect((await meters.rows()).at(-1)).toMatchObject({ reading: 39, total: 80 });
    await meters.log.append('meter-1', reading());
    await until(() => older.status.state === 'refused');
    meters.start(projector);
    await until(async () => (await meters.rows()).length === 121);
    expect((await meters.rows())[40]).toMatchObject({ reading: 40, total: 82 });
    // The older release does not undo it.
    await renewal({ projector: new MeterProjector(), store, db, pool: meters.pool, takeLease })(
      new AbortController().signal,
      () => undefined,
    );
    expect(await new Projections(db).served('meters')).toBe(2);
  });
});
