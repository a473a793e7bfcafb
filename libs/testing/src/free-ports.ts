import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below those that the system gives to outgoing connections: one of them could take the port of a server that is down. */
const [FIRST, AFTER_LAST] = [20_000, 32_000];

/** Different from each other, on the loopback interface. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = new Map<number, Server>();
  for (let attempt = 0; held.size < count && attempt < 1_000; attempt += 1) {
    const port = randomInt(FIRST, AFTER_LAST);
    const server = await listenOn(port);
    if (server) held.set(port, server);
  }
  if (held.size < count) throw new Error(`No ${count} free ports from ${FIRST} to ${AFTER_LAST}.`);
  for (const server of held.values()) await new Promise((resolve) => server.close(resolve));
  return [...held.keys()];
}

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
