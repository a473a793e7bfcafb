import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgres } from '#platform/postgres';
import { type Config } from '../config.js';
import { ConfigError } from '../read-settings.js';
import { databaseUrl } from '../secret-files.js';

/** The database of a home, whether or not Caseline runs on it. */
export interface VisitedHome {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** @throws ConfigError where there is no data. */
export async function visitHome(config: Config): Promise<VisitedHome> {
  const given = await databaseUrl(config);
  if (given !== undefined) return { connectionString: given, close: () => Promise.resolve() };
  const dataDirectory = path.join(config.CASELINE_HOME, 'postgres');
  const exists = await lstat(dataDirectory).then(Boolean, () => false);
  if (!exists) {
    throw new ConfigError(`There is no data in ${config.CASELINE_HOME}. Is CASELINE_HOME right?`);
  }
  return EmbeddedPostgres.visit({ dataDirectory });
}
