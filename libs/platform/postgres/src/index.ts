export { createDatabase, type Database } from './database.js';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { SessionLock } from './session-lock.js';
export { createPool, type PoolOptions } from './pool.js';
export { type PostgresLog, silentLog } from './postgres-log.js';
export { type Migrations, runMigrations } from './run-migrations.js';
