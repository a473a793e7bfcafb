import { type DynamicModule } from '@nestjs/common';
import {
  KurrentDbEventStoreModule,
  type KurrentDbSettings,
  PostgresEventStoreModule,
} from '#platform/event-store';
import { secretIn } from './secret-files.js';
import { type StoreSettings } from './store-settings.js';

/** Where the event log is; undefined means in PostgreSQL, beside the read models. */
export async function eventLogSettings(
  settings: StoreSettings,
): Promise<KurrentDbSettings | undefined> {
  if (settings.KURRENTDB_URL === undefined) return undefined;
  return {
    connectionString: settings.KURRENTDB_URL,
    namespace: settings.KURRENTDB_NAMESPACE,
    caFile: settings.KURRENTDB_CA_FILE,
    username: await secretIn(settings, 'KURRENTDB_USER_FILE'),
    password: await secretIn(settings, 'KURRENTDB_PASSWORD_FILE'),
  };
}

export function eventLogModule(settings: KurrentDbSettings | undefined): DynamicModule {
  return settings === undefined
    ? PostgresEventStoreModule.forRoot()
    : KurrentDbEventStoreModule.forRoot(settings);
}
