import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestLog, type TestLog, until } from '#testing';
import { Checkpoints } from './checkpoints.adapter.js';
import { LagMeter } from './lag.js';
import { Projections } from './projections/projections.adapter.js';
import { MeterProjector, MeterReadings, reading } from './rebuild/meter-readings.fixture.js';
import { subscriptionsMigrations } from './subscriptions.migration.js';

describe('a read side beside a log of another age', () => {
  let meters: MeterReadings;
  let other: TestLog;

  beforeEach(async () => {
    meters = new MeterReadings(await openTestLog(subscriptionsMigrations));
    other = await openTestLog();
    await new Projections(meters.log.db).prepare(new MeterProjector());
  });

  afterEach(async () => {
    await meters.close();
    await other.close();
  });

  async function projected(log: TestLog, readings: number): Promise<void> {
    for (let index = 0; index < readings; index += 1) await log.append('meter-1', reading());
    meters.start(new MeterProjector(), { store: log.store });
    await until(async () => (await meters.rows()).length === readings);
    await meters.stop();
  }

  it('catches up when its rows are restored from an older dump', async () => {
    await projected(meters.log, 5);
    await sql`create table older_rows as select * from meter_readings`.execute(meters.log.db);
    await sql`create table older_place as select * from subscription_checkpoints`.execute(
      meters.log.db,
    );
    await meters.log.append('meter-1', reading(), reading(), reading());
    meters.start();
    await until(async () => (await meters.rows()).length === 8);
    await meters.stop();
    await sql`truncate meter_readings, subscription_checkpoints`.execute(meters.log.db);
    await sql`insert into meter_readings select * from older_rows`.execute(meters.log.db);
    await sql`insert into subscription_checkpoints select * from older_place`.execute(
      meters.log.db,
    );

    const meter = new LagMeter({
      store: meters.log.store,
      filter: new MeterProjector().filter,
      now: () => new Date(),
    });
    const checkpoint = await new Checkpoints(meters.log.db).find('meters/1');
    const head = await meters.log.store.head();
    const lag = await meter.measure(checkpoint?.position ?? undefined, head);
    expect(lag).toMatchObject({ events: 3, isEstimate: false });
    expect(lag.seconds).toBeGreaterThan(0);
    meters.start();
    await until(async () => (await meters.rows()).length === 8);
    expect((await meters.rows()).at(-1)).toMatchObject({ reading: 7, total: 8 });
    const caughtUp = await new Checkpoints(meters.log.db).find('meters/1');
    expect(await meter.measure(caughtUp?.position ?? undefined, head)).toMatchObject({ events: 0 });
  });

  it('is refused beside another log, also one that has grown past it, until it is built anew', async () => {
    await projected(meters.log, 5);
    for (let index = 0; index < 9; index += 1) await other.append('meter-1', reading(2));
    // As if it were the same log, restored from an older back-up and written on.
    const id = await meters.log.store.logId();
    const grown = new Proxy(other.store, {
      get: (store, key) => {
        if (key === 'logId') return () => Promise.resolve(id);
        const value: unknown = Reflect.get(store, key, store);
        return typeof value === 'function' ? (value.bind(store) as unknown) : value;
      },
    });
    for (const [store, said] of [
      [other.store, 'another event log'],
      [grown, 'older backup'],
    ] as const) {
      const refused = meters.start(new MeterProjector(), { store });
      await until(() => refused.status.state === 'refused');
      expect(JSON.stringify(refused.status)).toContain(said);
      expect(JSON.stringify(refused.status)).toContain('rebuild --all');
    }
    expect(await meters.rows()).toHaveLength(5);

    expect(await meters.rebuild({ store: other.store })).toMatchObject({ outcome: 'swapped-in' });
    expect((await meters.rows()).at(-1)).toMatchObject({ reading: 8, total: 18 });
    await other.append('meter-1', reading(2));
    meters.start(new MeterProjector(), { store: other.store });
    await until(async () => (await meters.rows()).length === 10);
  });
});
