import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgres } from '#platform/postgres';
import { ConfigError } from '../read-settings.js';
import { databaseUrl } from '../secret-files.js';
import { type StoreSettings } from '../store-settings.js';

/** The database of a home, whether or not Caseline runs on it. */
export interface VisitedHome {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** @throws ConfigError where there is no data. */
export async function visitHome(settings: StoreSettings): Promise<VisitedHome> {
  const given = await databaseUrl(settings);
  if (given !== undefined) return { connectionString: given, close: () => Promise.resolve() };
  const dataDirectory = path.join(settings.CASELINE_HOME, 'postgres');
  const exists = await lstat(dataDirectory).then(Boolean, () => false);
  if (!exists) {
    throw new ConfigError(`There is no data in ${settings.CASELINE_HOME}. Is CASELINE_HOME right?`);
  }
  return EmbeddedPostgres.visit({ dataDirectory });
}
