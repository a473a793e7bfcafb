import { expect } from '@jest/globals';
import {
  KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from './kurrentdb-event-store.adapter.js';
import { KurrentDbSettingsError } from './kurrentdb-settings.js';

/** The sentence with which a log is not opened. */
export async function refusal(options: KurrentDbEventStoreOptions): Promise<string> {
  const error: unknown = await KurrentDbEventStore.open({ startMs: 500, ...options }).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(KurrentDbSettingsError);
  return (error as Error).message;
}
