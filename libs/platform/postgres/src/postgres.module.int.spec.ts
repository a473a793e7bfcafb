import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { sql } from 'kysely';
import { type Pool } from 'pg';
import { startTestServer, type TestServer } from '#testing';
import { type Database } from './database.js';
import { Notifications } from './notifications.js';
import { isTransientPostgresError } from './transient-error.js';
import { DATABASE, PG_POOL, PostgresModule } from './postgres.module.js';
import { SessionLocks } from './session-locks.js';

const farewells: unknown[] = [];

@Injectable()
class LastWriter implements OnApplicationShutdown {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly locks: SessionLocks,
    readonly notifications: Notifications,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    const { rows } = await sql`select 'written' as word`.execute(this.db);
    farewells.push(rows[0], (await this.locks.tryAcquire('farewell'))?.name);
  }
}

@Module({ providers: [LastWriter] })
class FeatureModule {}

describe('PostgresModule', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(async () => {
    await server.remove();
  });

  async function start() {
    const { connectionString } = server;
    const testing = await Test.createTestingModule({
      // Before the module that it depends on, as an app may list them.
      imports: [FeatureModule, PostgresModule.forRoot({ connectionString, max: 2 })],
    }).compile();
    return testing.init();
  }

  it('closes everything, and only after those who use it', async () => {
    const app = await start();
    const pool = app.get<Pool>(PG_POOL);
    app.get(Notifications).listen('cases', () => undefined);

    await app.close();

    expect(farewells).toEqual([{ word: 'written' }, 'farewell']);
    expect(pool.ended).toBe(true);
  });

  it('ends its sessions when it is closed before the application came up', async () => {
    const { connectionString } = server;
    const testing = await Test.createTestingModule({
      imports: [PostgresModule.forRoot({ connectionString })],
    }).compile();
    const pool = testing.get<Pool>(PG_POOL);
    // As the event store does, which asks before anybody uses the database.
    await pool.query('select 1');

    await testing.close();

    expect(pool.ended).toBe(true);
  });

  it('outlives a server that was killed while connections were open', async () => {
    const app = await start();
    const db = app.get<Database>(DATABASE);
    const work = Promise.allSettled([
      sql`select pg_sleep(60)`.execute(db),
      sql`select 1`.execute(db),
    ]);
    await sql`select 1`.execute(db);

    await server.stop();
    const [broken] = await work;
    expect(broken.status === 'rejected' && isTransientPostgresError(broken.reason)).toBe(true);
    const refused: unknown = await sql`select 1`.execute(db).catch((error: unknown) => error);
    expect(isTransientPostgresError(refused)).toBe(true);
    await server.start();

    expect((await sql`select 1 as value`.execute(db)).rows).toEqual([{ value: 1 }]);
    await app.close();
  });
});
