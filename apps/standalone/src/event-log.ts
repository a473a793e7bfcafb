import { type DynamicModule } from '@nestjs/common';
import {
  KurrentDbEventStoreModule,
  type KurrentDbSettings,
  PostgresEventStoreModule,
} from '#platform/event-store';
import { type Config } from './config.js';
import { secretIn } from './secret-files.js';

/** Where the event log is; undefined means in PostgreSQL, beside the read models. */
export async function eventLogSettings(config: Config): Promise<KurrentDbSettings | undefined> {
  if (config.KURRENTDB_URL === undefined) return undefined;
  return {
    connectionString: config.KURRENTDB_URL,
    namespace: config.KURRENTDB_NAMESPACE,
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
