import { randomBytes } from 'node:crypto';
import { KurrentDbEventStore } from '#platform/event-store';
import { type BenchPostgres } from '../bench-postgres.js';
import { BareClient } from './bare-client.js';

/** The server, a log of its own on it, and the client that knows nothing of Caseline. */
export interface Ground {
  readonly connectionString: string;
  readonly namespace: string;
  readonly store: KurrentDbEventStore;
  readonly bare: BareClient;
  /** For the read models. */
  readonly postgres: BenchPostgres;
  close(): Promise<void>;
}

export async function openGround(
  connectionString: string,
  postgres: BenchPostgres,
): Promise<Ground> {
  const namespace = `bench${randomBytes(6).toString('hex')}`;
  const store = await KurrentDbEventStore.open({ connectionString, namespace });
  const bare = new BareClient(connectionString);
  return {
    connectionString,
    namespace,
    store,
    bare,
    postgres,
    close: async () => {
      await Promise.all([store.close(), bare.close()]);
    },
  };
}
