import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './free-ports.js';
import { KurrentDbServer } from './kurrentdb-server.js';

const START_LIMIT_MS = 60_000;

/** Three nodes without TLS and passwords, one of them the leader; takes about ten seconds. */
export async function startKurrentDbCluster(): Promise<KurrentDbCluster> {
  const ports = await freePorts(6);
  const [nodePorts, replicationPorts] = [ports.slice(0, 3), ports.slice(3)];
  const nodes = nodePorts.map((port, index) => {
    const others = nodePorts.filter((each) => each !== port);
    const seeds = others.map((other) => `127.0.0.1:${other}`).join(',');
    return KurrentDbServer.create({
      port,
      replicationPort: replicationPorts[index]!,
      flags: [...['--cluster-size', '3', '--discover-via-dns', 'false', '--gossip-seed', seeds]],
    });
  });
  const cluster = new KurrentDbCluster(await Promise.all(nodes));
  try {
    await cluster.start();
  } catch (error) {
    await cluster.remove();
    throw error;
  }
  return cluster;
}

/** How one node sees one of the three. */
interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointPort: number;
}

/** A cluster of three whose nodes are to be ill-treated. */
export class KurrentDbCluster {
  constructor(readonly nodes: readonly KurrentDbServer[]) {}

  get connectionString(): string {
    const seeds = this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    return `kurrentdb+discover://${seeds}?tls=false`;
  }

  async start(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
    await this.untilWhole();
  }

  /** Every node sees the same leader and two followers alive. Before that, requests are refused. */
  async untilWhole(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (Date.now() < deadline) {
      const views = await Promise.all(this.nodes.map(membersSeenBy));
      const leaders = views.map((members) => {
        const states = members.filter(({ isAlive }) => isAlive).map(({ state }) => state);
        const isWhole = states.toSorted().join() === 'Follower,Follower,Leader';
        return isWhole ? leaderAmong(members)?.httpEndPointPort : undefined;
      });
      if (leaders[0] !== undefined && new Set(leaders).size === 1) return;
      await sleep(100);
    }
    throw new Error(`The cluster is not whole after ${START_LIMIT_MS / 1_000} s.`);
  }

  /** As a whole cluster has one. */
  async leader(): Promise<KurrentDbServer> {
    const port = leaderAmong(await membersSeenBy(this.nodes[0]!))?.httpEndPointPort;
    const leader = this.nodes.find((node) => node.port === port);
    if (!leader) throw new Error('The cluster has no leader.');
    return leader;
  }

  async remove(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.remove()));
  }
}

function leaderAmong(members: readonly Member[]): Member | undefined {
  return members.find(({ isAlive, state }) => isAlive && state === 'Leader');
}

/** None while the node does not answer. */
async function membersSeenBy({ port }: KurrentDbServer): Promise<readonly Member[]> {
  try {
    const signal = AbortSignal.timeout(1_000);
    const response = await fetch(`http://127.0.0.1:${port}/gossip`, { signal });
    return ((await response.json()) as { readonly members: readonly Member[] }).members;
  } catch {
    return [];
  }
}
