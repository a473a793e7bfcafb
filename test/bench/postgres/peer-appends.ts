import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type EventToAppend } from '#platform/event-store';
import { appendRate } from '../append-load.js';
import { type BenchPostgres } from '../bench-postgres.js';
import { type Comparison, inTurn } from '../comparison.js';
import { openLog } from './log-ground.js';

/** A package of its own, so that the product carries none of the peers. */
const PEERS = path.resolve('test/bench/peers');

interface Peer {
  append(streamName: string, event: EventToAppend): Promise<void>;
  close(): Promise<void>;
}

interface PeerModule {
  readonly name: string;
  open(connectionString: string): Promise<Peer>;
}

/** The same appends through the port and through another event store on the same server. */
export async function appendsBesidePeer(
  postgres: BenchPostgres,
  { underWay, count }: { readonly underWay: number; readonly count: number },
): Promise<Comparison> {
  const peers = await installedPeer();
  const log = await openLog(postgres);
  const peer = await peers.open(await postgres.createDatabase());
  return {
    beside: peers.name,
    figures: [{ name: `appends, ${underWay} under way`, unit: '/s', bound: { atLeast: 4 } }],
    measure: (round) =>
      inTurn(
        round,
        async () => [await appendRate((...append) => log.store.append(...append), underWay, count)],
        async () => [
          await appendRate((stream, _, [event]) => peer.append(stream, event!), underWay, count),
        ],
      ),
    close: async () => {
      await Promise.all([log.close(), peer.close()]);
    },
  };
}

async function installedPeer(): Promise<PeerModule> {
  const entry = path.join(PEERS, 'act-pg.js');
  try {
    createRequire(entry).resolve('@rotorsoft/act-pg');
  } catch {
    process.stderr.write('installing the peers in test/bench/peers\n');
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS });
  }
  return (await import(pathToFileURL(entry).href)) as PeerModule;
}
