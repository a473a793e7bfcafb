import {
  describeEventStore,
  type EventStoreHarness,
  type KurrentDbLog,
  kurrentDbExecutable,
  newKurrentDbLog,
  startKurrentDbServer,
} from '#testing';
import { KurrentDbEventStore } from './kurrentdb-event-store.adapter.js';

const given = newKurrentDbLog();
const canStart = kurrentDbExecutable() !== undefined;

describeEventStore('KurrentDbEventStore on a server of its own', {
  start: startOwn,
  can: { restart: true },
  missing: canStart ? undefined : 'KURRENTDB_BIN names no EventStoreDB executable',
});

describeEventStore('KurrentDbEventStore on a given server', {
  start: () => Promise.resolve(harnessOf(given!)),
  missing: given ? undefined : 'KURRENTDB_URL names no EventStoreDB',
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

function harnessOf(log: KurrentDbLog): EventStoreHarness {
  return {
    open: () => KurrentDbEventStore.open(log),
    stop: () => Promise.resolve(),
  };
}
