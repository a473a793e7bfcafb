import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres, type PostgresLog } from '#platform/postgres';
import { HomeLock } from './home-lock.js';
import { databaseUrl } from './secret-files.js';
import { type StoreSettings } from './store-settings.js';

/** Where this process keeps everything, its own until it is closed. */
export interface Home {
  readonly connectionString: string;
  /** Aborts when another process took the home over: this one has to end. */
  readonly lost: AbortSignal;
  /** Stops the embedded PostgreSQL, or leaves a given one alone. */
  close(): Promise<void>;
}

/** @throws when another process works on the same home, or PostgreSQL cannot run, with what to do. */
export async function openHome(settings: StoreSettings, log: PostgresLog): Promise<Home> {
  // The user of PostgreSQL may pass through, nobody else's files can be listed; secrets are 0600 each.
  await mkdir(settings.CASELINE_HOME, { recursive: true, mode: 0o711 });
  const given = await databaseUrl(settings);
  return given === undefined
    ? openEmbedded(settings.CASELINE_HOME, log)
    : openGiven(settings.CASELINE_HOME, given);
}

async function openEmbedded(home: string, log: PostgresLog): Promise<Home> {
  const dataDirectory = path.join(home, 'postgres');
  const postgres = await EmbeddedPostgres.start({ dataDirectory, log });
  const { connectionString, lost } = postgres;
  return { connectionString, lost, close: () => postgres.stop() };
}

/** The database is the one thing that all processes of a home share: it holds the lock, too. */
async function openGiven(home: string, connectionString: string): Promise<Home> {
  const place = `${hostname()}:${await realpath(home)}`;
  const name = `home ${createHash('sha256').update(place).digest('hex')}`;
  const lock = await HomeLock.tryAcquire(connectionString, name).catch((cause: unknown) => {
    throw new Error(`PostgreSQL cannot be reached with DATABASE_URL: ${reasonOf(cause)}`, {
      cause,
    });
  });
  if (!lock) {
    throw new Error(
      `Another Caseline process is running on ${home}. Stop it first, or set CASELINE_HOME to another folder.`,
    );
  }
  return { connectionString, lost: lock.lost, close: () => lock.release() };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return message === undefined || message === '' ? (code ?? 'no reason given') : message;
}
