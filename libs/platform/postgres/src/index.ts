export { integerArray, textArray, uuidArray } from './binary-arrays.js';
export { copyLine, CopySession, type CopyValue } from './copy-rows.js';
export { createDatabase, type Database } from './database.js';
export {
  DataDirectoryInUseError,
  EmbeddedPostgresError,
} from './embedded/embedded-postgres-error.js';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { isMissingTable } from './missing-table.js';
export { type NotificationHandler, Notifications } from './notifications.js';
export { createPool, type PoolOptions } from './pool.js';
export { PoolUsage } from './pool-usage.js';
export { type PostgresLog, silentLog } from './postgres-log.js';
export {
  DATABASE,
  PG_POOL,
  PostgresModule,
  type PostgresModuleOptions,
} from './postgres.module.js';
export { type Migrations, runMigrations } from './run-migrations.js';
export { type SessionLock, SessionLocks } from './session-locks.js';
export { isTransientPostgresError } from './transient-error.js';
