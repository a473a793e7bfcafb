import { Pool, type PoolConfig } from 'pg';
import { LONGEST_SILENCE_MS } from './longest-silence.js';
import { PooledClient } from './pooled-client.js';
import { type PostgresLog, silentLog } from './postgres-log.js';

export interface PoolOptions {
  /** The most connections the pool opens; 10 by default. */
  readonly max?: number;
  readonly log?: PostgresLog;
  /** What `pg_stat_activity` shows; `caseline` by default. */
  readonly applicationName?: string;
  /** After how long PostgreSQL ends a session that keeps silent within a transaction; 3.5 s by default. */
  readonly longestSilenceMs?: number;
}

/** A pool that outlives the server: connections that break are dropped, and the next query opens a new one. */
export function createPool(connectionString: string, options: PoolOptions = {}): Pool {
  const { max = 10, log = silentLog, applicationName = 'caseline' } = options;
  const { longestSilenceMs = LONGEST_SILENCE_MS } = options;
  const config: PoolConfig = {
    Client: PooledClient,
    connectionString,
    max,
    application_name: applicationName,
    // A server that does not answer must not hold requests for ever.
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: longestSilenceMs,
    keepAlive: true,
  };
  const pool = new Pool(config);
  // Without a listener the death of an idle connection would end the process.
  pool.on('error', (error) => {
    log.warn('A connection to PostgreSQL was lost', { reason: error.message });
  });
  // Neither must that of one in use, between the statements of a transaction: the next one fails anyway.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
