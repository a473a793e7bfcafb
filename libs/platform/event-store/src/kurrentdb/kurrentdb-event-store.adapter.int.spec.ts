import {
  describeEventStore,
  type EventStoreHarness,
  kurrentDbExecutable,
  startKurrentDbServer,
} from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';

const { KURRENTDB_URL: url = '' } = process.env;
const canStart = kurrentDbExecutable() !== undefined;

describeEventStore('KurrentDbEventStore on a server of its own', {
  start: startOwn,
  can: { restart: true },
  missing: canStart ? undefined : 'KURRENTDB_BIN names no EventStoreDB executable',
});

describeEventStore('KurrentDbEventStore on a given server', {
  start: () => Promise.resolve(given(url)),
  missing: url === '' ? 'KURRENTDB_URL names no EventStoreDB' : undefined,
});

async function startOwn(): Promise<EventStoreHarness> {
  const server = await startKurrentDbServer();
  return {
    open: () => KurrentDbEventStore.open({ connectionString: server.connectionString }),
    restart: async () => {
      await server.kill();
      await server.start();
    },
    stop: () => server.remove(),
  };
}

function given(connectionString: string): EventStoreHarness {
  return {
    open: () => KurrentDbEventStore.open({ connectionString }),
    stop: () => Promise.resolve(),
  };
}
