import { URL } from 'node:url';
import { PostgresStore } from '@rotorsoft/act-pg';

export const name = 'act-pg 0.4.6 (@rotorsoft) on the same server';

/** Another event store in TypeScript on PostgreSQL. */
export async function open(connectionString) {
  const { hostname, port, pathname, username, password } = new URL(connectionString);
  const store = new PostgresStore({
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
  await store.seed();
  return {
    append: async (streamName, { type, data, metadata }) => {
      await store.commit(streamName, [{ name: type, data }], {
        correlation: metadata.correlationId,
        causation: {},
      });
    },
    close: () => store.dispose(),
  };
}
