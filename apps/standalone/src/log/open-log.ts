import { lstat } from 'node:fs/promises';
import path from 'node:path';
import {
  eventLogMigration,
  type EventStore,
  IntakeByAppends,
  KurrentDbEventStore,
  type LogIntake,
  PostgresEventStore,
  PostgresLogIntake,
} from '#platform/event-store';
import {
  createDatabase,
  createPool,
  EmbeddedPostgres,
  runMigrations,
  silentLog,
} from '#platform/postgres';
import { eventLogSettings } from '../event-log.js';
import { openHome } from '../home.js';
import { ConfigError } from '../read-settings.js';
import { databaseUrl } from '../secret-files.js';
import { type LogAddress } from './log-address.js';

/** A log that is not there, or has no events, is refused, or comes to be. */
export type IfMissing = 'refuse' | 'create';

/** Nobody waits for an answer here: an outage may last. */
const PATIENCE_MS = 60_000;

export interface OpenLog {
  readonly store: EventStore;
  readonly intake: LogIntake;
  close(): Promise<void>;
}

/** A log to read only, while a Caseline may be at work on it. @throws as `openLog` does. */
export async function visitLog(
  address: LogAddress,
): Promise<{ readonly store: EventStore; close(): Promise<void> }> {
  if (address.kind !== 'embedded') return openLog(address, 'refuse');
  const dataDirectory = path.join(address.settings.CASELINE_HOME, 'postgres');
  if (!(await lstat(dataDirectory).then(Boolean, () => false))) throw noLogIn(address);
  const postgres = await EmbeddedPostgres.visit({ dataDirectory });
  try {
    const log = await openPostgres(postgres.connectionString, address, 'refuse');
    const close = async (): Promise<void> => {
      await log.close();
      await postgres.close();
    };
    return { store: log.store, close };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/** @throws with a sentence that says what is wrong with the address or the store. */
export async function openLog(address: LogAddress, ifMissing: IfMissing): Promise<OpenLog> {
  const log = await open(address, ifMissing);
  if (ifMissing === 'create' || (await log.store.head()) !== undefined) return log;
  await log.close();
  throw noLogIn(address);
}

async function open(address: LogAddress, ifMissing: IfMissing): Promise<OpenLog> {
  if (address.kind === 'kurrentdb') return openKurrentDb(address);
  if (address.kind === 'embedded') return openEmbedded(address, ifMissing);
  return openPostgres((await databaseUrl(address.settings)) ?? '', address, ifMissing);
}

async function openKurrentDb({ settings }: LogAddress): Promise<OpenLog> {
  const server = await eventLogSettings(settings);
  if (!server) throw new ConfigError('KURRENTDB_URL is not set.');
  const store = await KurrentDbEventStore.open({ ...server, patienceMs: PATIENCE_MS });
  return { store, intake: new IntakeByAppends(store), close: () => store.close() };
}

async function openEmbedded(address: LogAddress, ifMissing: IfMissing): Promise<OpenLog> {
  const { settings } = address;
  const data = path.join(settings.CASELINE_HOME, 'postgres');
  const exists = await lstat(data).then(Boolean, () => false);
  if (!exists && ifMissing === 'refuse') throw noLogIn(address);
  const home = await openHome(settings, silentLog);
  try {
    const log = await openPostgres(home.connectionString, address, ifMissing);
    const close = async (): Promise<void> => {
      await log.close();
      await home.close();
    };
    return { ...log, close };
  } catch (error) {
    await home.close();
    throw error;
  }
}

async function openPostgres(
  connectionString: string,
  address: LogAddress,
  ifMissing: IfMissing,
): Promise<OpenLog> {
  const pool = createPool(connectionString, { max: 3, applicationName: 'caseline log' });
  try {
    const { rows } = await pool
      .query<{ there: boolean }>(`select to_regclass('event_log') is not null as there`)
      .catch((cause: unknown) => {
        throw new Error(`PostgreSQL cannot be reached at ${address.shown}: ${reasonOf(cause)}`);
      });
    const isThere = rows[0]?.there === true;
    if (!isThere && ifMissing === 'refuse') throw noLogIn(address);
    // The other tables come with the first start of Caseline.
    if (!isThere) await runMigrations(createDatabase(pool), eventLogMigration);
    const store = await PostgresEventStore.open({ pool });
    const close = async (): Promise<void> => {
      await store.close();
      await pool.end();
    };
    return { store, intake: new PostgresLogIntake(pool), close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function noLogIn({ shown }: LogAddress): ConfigError {
  return new ConfigError(`There are no events in ${shown}. Is it the right address?`);
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return message === undefined || message === '' ? (code ?? 'no reason given') : message;
}
