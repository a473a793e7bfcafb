import { type Duplex } from 'node:stream';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type KurrentDbConnection, type KurrentDbCredentials } from './kurrentdb-settings.js';

/** What the client keeps to itself, as of 1.3.1. */
interface Internals {
  GRPCStreamCreator: (
    service: unknown,
    name: string,
    create: (service: unknown) => Partial<Duplex>,
    cache?: unknown,
  ) => () => Promise<unknown>;
  handleError: (service: unknown, error: unknown) => Promise<void>;
  createChannel: () => Promise<{ close(): void }>;
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
}

/** What it sends to append some events. */
interface BatchAppendRequest {
  getProposedMessagesList(): readonly {
    getMetadataMap(): { set(name: string, value: string): void };
  }[];
}

/**
 * A client that outlives its connections. Left alone, 1.3.1 takes the process down with it: appends that
 * wait for a congested connection when it breaks, and a failure while a cluster is being discovered,
 * reject promises that nobody holds.
 */
export function createLastingClient({
  connectionString,
  credentials,
}: KurrentDbConnection): KurrentDBClient {
  const client = KurrentDBClient.connectionString(onConnectionOfItsOwn(connectionString));
  const internals = internalsOf(client);
  const { GRPCStreamCreator: openStream, handleError } = internals;
  internals.GRPCStreamCreator = (service, name, create, cache) =>
    openStream(service, name, (grpc) => writingAtOnce(create(grpc)), cache);
  internals.handleError = (service, error) =>
    handleError(service, error).catch(() => {
      // The next call discovers anew, and tells its caller.
    });
  closeConnectionsOnDispose(client);
  if (credentials) readAs(credentials, client);
  return client;
}

/** Left alone, the native part takes user and password as they are written in the address: encoded. */
function readAs(credentials: KurrentDbCredentials, client: KurrentDBClient): void {
  const { rustClient } = client;
  const native: typeof rustClient = {
    readStream: (stream, options) =>
      rustClient.readStream(stream, options && { ...options, credentials }),
    readAll: (options) => rustClient.readAll(options && { ...options, credentials }),
  };
  Object.defineProperty(client, 'rustClient', { value: native });
}

/** E.g. `23.10.8`; `unknown` for servers too old to tell. */
export async function serverVersionOf(client: KurrentDBClient): Promise<string> {
  return (await internalsOf(client).capabilities).serverVersion;
}

let clients = 0;

/**
 * Clients with equal settings share a connection, also a dead one: a client that takes the place of
 * another has to differ in something.
 */
function onConnectionOfItsOwn(connectionString: string): string {
  clients += 1;
  const timeout = /(?<=[?&]keepAliveTimeout=)\d+/i;
  return connectionString.replace(timeout, (ms) => String(Number(ms) + (clients % 1_000)));
}

/** Left alone, it ends its calls only: a connection that nobody answers would keep the process. */
function closeConnectionsOnDispose(client: KurrentDBClient): void {
  const internals = internalsOf(client);
  const { createChannel } = internals;
  const dispose = client.dispose;
  const channels = new Set<{ close(): void }>();
  let disposed = false;
  internals.createChannel = async () => {
    const channel = await createChannel();
    if (disposed) channel.close();
    channels.add(channel);
    return channel;
  };
  client.dispose = async () => {
    disposed = true;
    await dispose();
    for (const channel of channels) channel.close();
  };
}

/**
 * How much may wait is the business of whoever appends: the stream itself takes all. Events go in as the
 * bytes of their JSON, and are called JSON here: the client would make the JSON itself, and base64 of it,
 * which costs a third of all it does for an append.
 */
function writingAtOnce(stream: Partial<Duplex>): Partial<Duplex> {
  const write = stream.write?.bind(stream) as ((chunk: unknown) => boolean) | undefined;
  if (write) {
    stream.write = (chunk: BatchAppendRequest) => {
      for (const message of chunk.getProposedMessagesList()) {
        message.getMetadataMap().set('content-type', 'application/json');
      }
      write(chunk);
      return true;
    };
  }
  return stream;
}

function internalsOf(client: KurrentDBClient): Internals {
  return client as unknown as Internals;
}
