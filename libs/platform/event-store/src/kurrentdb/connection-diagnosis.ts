import { readFile } from 'node:fs/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  type KurrentDbConnection,
  type KurrentDbServer,
  KurrentDbSettingsError,
} from './kurrentdb-settings.js';

const ANSWER_MS = 2_000;

/**
 * Why no server answers, where a look at the connection itself tells what has to be changed. The client
 * says "unavailable" to all of it.
 */
export async function diagnose(
  connection: KurrentDbConnection,
): Promise<KurrentDbSettingsError | undefined> {
  const ca = await certificateOf(connection);
  for (const server of connection.servers) {
    if ((await failureOf(connectTcp(server), 'connect')) !== undefined) continue;
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
    return sentence === undefined ? undefined : new KurrentDbSettingsError(sentence);
  }
  return undefined;
}

/** Servers that take no connection at all may be about to start. */
export function notThere({ servers }: KurrentDbConnection): KurrentDbSettingsError {
  const places = servers.map(({ host, port }) => `${host}:${port}`).join(', ');
  return new KurrentDbSettingsError(
    `EventStoreDB does not answer at ${places}. Start it, or mend the address.`,
  );
}

function sentenceOn(
  { host, port }: KurrentDbServer,
  { tls, caFile }: KurrentDbConnection,
  failure: string | undefined,
): string | undefined {
  const place = `The server at ${host}:${port}`;
  if (!tls) {
    return failure === undefined
      ? `${place} speaks TLS, and the address says tls=false: leave that out.`
      : undefined;
  }
  if (failure === undefined) return undefined;
  if (/ALTNAME|HOSTNAME/.test(failure)) {
    return `${place} has a certificate for another name: use a name that is in it.`;
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

/** @throws KurrentDbSettingsError when the file cannot be read. */
export async function certificateOf({
  caFile,
  tls,
}: KurrentDbConnection): Promise<Buffer | undefined> {
  if (caFile === undefined || !tls) return undefined;
  return readFile(caFile).catch(() => {
    throw new KurrentDbSettingsError(`The certificate file ${caFile} cannot be read.`);
  });
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
