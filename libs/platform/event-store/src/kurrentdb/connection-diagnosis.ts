import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { certificateOf } from './certificate-file.js';
import {
  type KurrentDbConnection,
  type KurrentDbServer,
  KurrentDbSettingsError,
} from './kurrentdb-settings.js';
import { viewsOf } from './server-view.js';
import { NoAnswerError } from './within-time.js';

const ANSWER_MS = 2_000;

/**
 * Looks at the connection before a client is made. The client says "unavailable" to whatever is wrong with it,
 * and never lets go of a handshake that nobody answers.
 *
 * @throws KurrentDbSettingsError where something has to be changed.
 * @throws NoAnswerError while no server is there.
 */
export async function checkConnection(connection: KurrentDbConnection): Promise<void> {
  const ca = await certificateOf(connection);
  for (const server of connection.servers) {
    if (!(await isThere(server))) continue;
    const failure = await failureOf(
      connectTls({
        ...server,
        ...(isIP(server.host) === 0 && { servername: server.host }),
        ca,
        ALPNProtocols: ['h2'],
        rejectUnauthorized: connection.tls && connection.verifiesCertificate,
      }),
      'secureConnect',
    );
    const sentence = sentenceOn(server, connection, failure);
    if (sentence !== undefined) throw new KurrentDbSettingsError(sentence);
    if (failure === undefined || !connection.tls) return;
  }
  throw new NoAnswerError('No server takes a connection.');
}

/** Why nothing could be done for as long as a start may take. Servers may also be about to start. */
export async function explainSilence(
  connection: KurrentDbConnection,
): Promise<KurrentDbSettingsError> {
  const views = await viewsOf(connection);
  if (views.length === 0) {
    const places = connection.servers.map(placeOf).join(', ');
    return new KurrentDbSettingsError(
      `EventStoreDB does not answer at ${places}. Start it, or mend the address.`,
    );
  }
  const places = views.map(({ server }) => placeOf(server)).join(', ');
  const nodes = views.flatMap((view) => view.nodes);
  const leader = nodes.find(({ isAlive, state }) => isAlive && state === 'Leader');
  if (nodes.length > 0 && !leader) {
    return new KurrentDbSettingsError(
      `EventStoreDB answers at ${places}, but no node leads. It may still be starting; of a cluster more than ` +
        'half of the nodes have to run and to reach each other.',
    );
  }
  const advertised = leader && { host: leader.httpEndPointIp, port: leader.httpEndPointPort };
  return new KurrentDbSettingsError(
    !advertised || (await isThere(advertised))
      ? `EventStoreDB answers at ${places}, but not in time.`
      : `EventStoreDB at ${places} says that its leader is at ${placeOf(advertised)}, and nobody answers there ` +
          'from here: see which address the nodes advertise.',
  );
}

function placeOf({ host, port }: KurrentDbServer): string {
  return `${host}:${port}`;
}

function sentenceOn(
  server: KurrentDbServer,
  { tls, caFile }: KurrentDbConnection,
  failure: string | undefined,
): string | undefined {
  const place = `The server at ${placeOf(server)}`;
  if (!tls) {
    return failure === undefined
      ? `${place} speaks TLS, and the address says tls=false: leave that out.`
      : undefined;
  }
  // What is about to start may break connections off, or hold them.
  if (failure === undefined || /^(TIMEOUT|CLOSED|ECONN)/.test(failure)) return undefined;
  if (/ALTNAME|HOSTNAME/.test(failure)) {
    return `${place} has a certificate for another name: use a name that is in it.`;
  }
  if (/EXPIRED|NOT_YET_VALID/.test(failure)) {
    return `${place} has a certificate that is not valid now: renew it, unless a clock is wrong.`;
  }
  if (/CERT|SIGNED|ISSUER|SIGNATURE/.test(failure)) {
    const remedy =
      caFile === undefined
        ? 'name the file of the authority that signed it'
        : `${caFile} is not the authority that signed it`;
    return `${place} has a certificate that is not trusted (${failure}): ${remedy}.`;
  }
  return `${place} does not speak TLS: add tls=false to the address, or give the server a certificate.`;
}

async function isThere(server: KurrentDbServer): Promise<boolean> {
  return (await failureOf(connectTcp(server), 'connect')) === undefined;
}

/** Undefined when the event came; else the code of what came instead. */
async function failureOf(socket: Socket, event: string): Promise<string | undefined> {
  try {
    return await new Promise((resolve) => {
      socket.setTimeout(ANSWER_MS, () => {
        resolve('TIMEOUT');
      });
      socket.once(event, () => {
        resolve(undefined);
      });
      socket.once('error', ({ code, message }: NodeJS.ErrnoException) => {
        resolve(code ?? message);
      });
      socket.once('close', () => {
        resolve('CLOSED');
      });
    });
  } finally {
    socket.destroy();
  }
}
