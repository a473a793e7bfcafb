import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type KurrentDbSettings } from '#platform/event-store';
import {
  type KurrentDbServer,
  kurrentDbExecutable,
  startKurrentDbServer,
} from './kurrentdb-server.js';
import { notTested } from './not-tested.js';

/** An empty log of its own on the EventStoreDB of `KURRENTDB_URL`, which may hold anything; undefined without it. */
export function newKurrentDbLog(): KurrentDbSettings | undefined {
  const { KURRENTDB_URL: connectionString = '' } = process.env;
  return connectionString === '' ? undefined : { connectionString, namespace: newNamespace() };
}

/** Specs that need some EventStoreDB and leave it whole: a given one, or one of their own. */
export function describeOnAnyKurrentDb(
  suite: string,
  specs: (newLog: () => KurrentDbSettings) => void,
): void {
  if (newKurrentDbLog() === undefined && kurrentDbExecutable() === undefined) {
    const reason = 'neither KURRENTDB_URL nor KURRENTDB_BIN is set';
    describe.skip(notTested(suite, reason), () => {
      specs(() => ({ connectionString: '' }));
    });
    return;
  }
  describe(suite, () => {
    let own: KurrentDbServer | undefined;

    beforeAll(async () => {
      if (newKurrentDbLog() === undefined) own = await startKurrentDbServer();
    }, 60_000);

    afterAll(() => own?.remove());

    specs(() => {
      const connectionString = own?.connectionString ?? '';
      return newKurrentDbLog() ?? { connectionString, namespace: newNamespace() };
    });
  });
}

function newNamespace(): string {
  return `spec_${randomUUID().replaceAll('-', '')}`;
}
