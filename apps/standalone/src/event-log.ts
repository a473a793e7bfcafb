import { readFile } from 'node:fs/promises';
import { type DynamicModule } from '@nestjs/common';
import {
  KurrentDbEventStoreModule,
  type KurrentDbSettings,
  PostgresEventStoreModule,
} from '#platform/event-store';
import { type Config, ConfigError } from './config.js';

/** Where the event log is; undefined means in PostgreSQL, beside the read models. */
export async function eventLogSettings(config: Config): Promise<KurrentDbSettings | undefined> {
  if (config.KURRENTDB_URL === undefined) return undefined;
  return {
    connectionString: config.KURRENTDB_URL,
    caFile: config.KURRENTDB_CA_FILE,
    username: await secretIn(config, 'KURRENTDB_USER_FILE'),
    password: await secretIn(config, 'KURRENTDB_PASSWORD_FILE'),
  };
}

export function eventLogModule(settings: KurrentDbSettings | undefined): DynamicModule {
  return settings === undefined
    ? PostgresEventStoreModule.forRoot()
    : KurrentDbEventStoreModule.forRoot(settings);
}

async function secretIn(
  config: Config,
  setting: 'KURRENTDB_USER_FILE' | 'KURRENTDB_PASSWORD_FILE',
): Promise<string | undefined> {
  const { [setting]: file } = config;
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch(() => '');
  // Editors end a file with a line break; no user and no password has one.
  const secret = text.trim();
  if (secret === '')
    throw new ConfigError(`${setting} names ${file}, which cannot be read or is empty.`);
  return secret;
}
