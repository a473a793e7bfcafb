import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import {
  type KurrentDbServer,
  kurrentDbExecutable,
  startKurrentDbServer,
} from './kurrentdb-server.js';
import { notTested } from './not-tested.js';

export interface KurrentDbLog {
  readonly connectionString: string;
  readonly namespace: string;
}

/** An empty log on the EventStoreDB of `KURRENTDB_URL`, which may hold anything; undefined without it. */
export function newKurrentDbLog(): KurrentDbLog | undefined {
  const { KURRENTDB_URL: connectionString = '' } = process.env;
  return connectionString === '' ? undefined : newLogOn(connectionString);
}

/** Specs that need some EventStoreDB and leave it whole: a given one, or one of their own. */
export function describeOnAnyKurrentDb(
  suite: string,
  specs: (newLog: () => KurrentDbLog) => void,
): void {
  if (newKurrentDbLog() === undefined && kurrentDbExecutable() === undefined) {
    const reason = 'neither KURRENTDB_URL nor KURRENTDB_BIN is set';
    describe.skip(notTested(suite, reason), () => {
      specs(() => newLogOn(''));
    });
    return;
  }
  describe(suite, () => {
    let own: KurrentDbServer | undefined;

    beforeAll(async () => {
      if (newKurrentDbLog() === undefined) own = await startKurrentDbServer();
    }, 60_000);

    afterAll(() => own?.remove());

    specs(() => newKurrentDbLog() ?? newLogOn(own!.connectionString));
  });
}

function newLogOn(connectionString: string): KurrentDbLog {
  return { connectionString, namespace: `spec_${randomUUID().replaceAll('-', '')}` };
}
