import { once } from 'node:events';
import { type ClientHttp2Stream, connect, type IncomingHttpHeaders } from 'node:http2';
import { text } from 'node:stream/consumers';
import { certificateOf } from './certificate-file.js';
import { type KurrentDbConnection, type KurrentDbServer } from './kurrentdb-settings.js';
import { withinTime } from './within-time.js';

const ANSWER_MS = 2_000;

/** What a server tells everybody who asks it. */
export interface ServerView {
  readonly server: KurrentDbServer;
  /** What its clock says, to the second; a proxy may leave that out. */
  readonly time: Date | undefined;
  /** The nodes of its cluster, as it sees them; none where it does not tell everybody. */
  readonly nodes: readonly ClusterNode[];
}

export interface ClusterNode {
  readonly state: string;
  readonly isAlive: boolean;
  /** Where it says that it can be reached. */
  readonly httpEndPointIp: string;
  readonly httpEndPointPort: number;
}

/** Those of the servers that answer. */
export async function viewsOf(connection: KurrentDbConnection): Promise<readonly ServerView[]> {
  const ca = await certificateOf(connection);
  const views = await Promise.all(
    connection.servers.map((server) => viewOf(server, connection, ca)),
  );
  return views.filter((view) => view !== undefined);
}

async function viewOf(
  server: KurrentDbServer,
  { tls, verifiesCertificate }: KurrentDbConnection,
  ca: Buffer | undefined,
): Promise<ServerView | undefined> {
  const address = `${tls ? 'https' : 'http'}://${server.host}:${server.port}`;
  const session = connect(address, { ca, rejectUnauthorized: verifiesCertificate });
  try {
    const request = session.request({ ':path': '/gossip' });
    for (const each of [session, request]) each.on('error', () => undefined);
    const { date, gossip } = await withinTime(answerOf(request), ANSWER_MS);
    const time = date === undefined ? undefined : new Date(date);
    return { server, time, nodes: nodesIn(gossip) };
  } catch {
    return undefined;
  } finally {
    session.destroy();
  }
}

async function answerOf(request: ClientHttp2Stream) {
  const [{ date }] = (await once(request, 'response')) as [IncomingHttpHeaders];
  return { date, gossip: await text(request) };
}

function nodesIn(gossip: string): readonly ClusterNode[] {
  try {
    return (JSON.parse(gossip) as { readonly members: readonly ClusterNode[] }).members;
  } catch {
    return [];
  }
}
