import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Database, createDatabase } from './database.js';
import { LONGEST_SILENCE_MS } from './longest-silence.js';
import { Notifications } from './notifications.js';
import { createPool } from './pool.js';
import { PoolUsage } from './pool-usage.js';
import { type PostgresLog, silentLog } from './postgres-log.js';
import { SessionLocks } from './session-locks.js';

/** Token of the `pg` pool; only libraries of the platform use it. */
export const PG_POOL = Symbol('pg pool');
/** Token of the `Database`. */
export const DATABASE = Symbol('database');

export interface PostgresModuleOptions {
  readonly connectionString: string;
  /** The most connections of the pool; locks and notifications take one each besides. */
  readonly max?: number;
  readonly log?: PostgresLog;
}

/** Global: offers PG_POOL, PoolUsage, DATABASE, Notifications and SessionLocks, and closes them after everything else. */
@Module({})
export class PostgresModule implements OnApplicationShutdown {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(DATABASE) private readonly db: Database,
    private readonly notifications: Notifications,
    private readonly locks: SessionLocks,
  ) {}

  static forRoot(options: PostgresModuleOptions): DynamicModule {
    const { connectionString, max, log = silentLog } = options;
    const providers = [
      {
        provide: PG_POOL,
        useFactory: () => createPool(connectionString, { log, ...(max !== undefined && { max }) }),
      },
      {
        provide: PoolUsage,
        useFactory: (pool: Pool) => new PoolUsage(pool),
        inject: [PG_POOL],
      },
      { provide: DATABASE, useFactory: createDatabase, inject: [PG_POOL] },
      { provide: Notifications, useFactory: () => new Notifications(connectionString, log) },
      {
        provide: SessionLocks,
        useFactory: () =>
          new SessionLocks(connectionString, { longestSilenceMs: LONGEST_SILENCE_MS }),
      },
    ];
    return { module: PostgresModule, global: true, providers, exports: providers };
  }

  // Nest shuts down what depends on a module before the module itself.
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.notifications.close(), this.locks.close()]);
    await this.db.destroy();
    // Kysely ends a pool only if it has used it: sessions of others would hold the process for 10 s more.
    if (!this.pool.ending) await this.pool.end();
  }
}
