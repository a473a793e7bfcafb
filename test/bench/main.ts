import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { BenchPostgres } from './bench-postgres.js';
import { compare, type Comparison, type Result } from './comparison.js';
import { appends } from './kurrentdb/appends.js';
import { commands } from './kurrentdb/commands.js';
import { type Ground, openGround } from './kurrentdb/ground.js';
import { live } from './kurrentdb/live.js';
import { reads } from './kurrentdb/reads.js';
import { walletEvents as walletEventsBesideClient } from './kurrentdb/wallet-events.js';
import { appendsBesideCopy } from './postgres/appends.js';
import { armedClocks } from './postgres/armed-clocks.js';
import { bulkCommand } from './postgres/bulk-command.js';
import { liveTimeline } from './postgres/live-timeline.js';
import { appendsBesidePeer } from './postgres/peer-appends.js';
import { readPages } from './postgres/read-pages.js';
import { rebuild } from './postgres/rebuild.js';
import { walletEvents } from './postgres/wallet-events.js';
import { table, thisMachine } from './report.js';

/** @param load what share of its load it is given */
type Bench<On> = (on: On, load: number) => Comparison | Promise<Comparison>;

const some = (count: number, load: number) => Math.ceil(count * load);

/** What can be measured with nothing installed, by the name by which it is asked for. */
const onPostgres: Readonly<Record<string, Bench<BenchPostgres>>> = {
  'appends-64': (on, load) =>
    appendsBesideCopy(on, { underWay: 64, count: some(20_000, load), atLeast: 0.35 }),
  'appends-1024': (on, load) =>
    appendsBesideCopy(on, { underWay: 1_024, count: some(40_000, load), atLeast: 0.6 }),
  'appends-peer': (on, load) => appendsBesidePeer(on, { underWay: 64, count: some(5_000, load) }),
  'wallet-events': (on, load) => walletEvents(on, some(6_000, load)),
  'live-timeline': (on, load) => liveTimeline(on, 5 * load),
  rebuild: (on, load) => rebuild(on, some(200_000, load)),
  'bulk-command': (on, load) => bulkCommand(on, some(5_000, load)),
  'armed-clocks': (on, load) =>
    armedClocks(on, { armed: some(100_000, load), idleMs: 60_000 * load, chats: some(300, load) }),
  'read-pages': (on, load) =>
    readPages(on, { few: some(10_000, load), many: some(1_000_000, load), times: some(500, load) }),
};

/** What needs an EventStoreDB. */
const onKurrentDb: Readonly<Record<string, Bench<Ground>>> = {
  'kurrentdb-appends-64': (on, load) => appends(on, 64, some(10_000, load)),
  'kurrentdb-appends-1024': (on, load) => appends(on, 1_024, some(20_000, load)),
  'kurrentdb-reads': (on, load) => reads(on, some(100_000, load)),
  'kurrentdb-live': (on, load) => live(on, some(1_000, load)),
  'kurrentdb-wallet-events': (on, load) => walletEventsBesideClient(on, some(6_000, load)),
  'kurrentdb-commands': (on, load) => commands(on, some(400, load)),
};

const known = [...Object.keys(onPostgres), ...Object.keys(onKurrentDb)];

const command = new Command('npm run bench --')
  .description(
    'Measures Caseline beside what its engine can do and beside peers: with the log in a PostgreSQL of its own, and ' +
      'with the log in the EventStoreDB (KurrentDB) that KURRENTDB_URL names, in a namespace of its own. What it ' +
      'appends there stays: take a server that may be thrown away.',
  )
  .argument('[names...]', `what to measure: ${known.join(', ')} (all)`)
  .option(
    '--rounds <number>',
    'how often each side is measured, in turn; medians are shown',
    rounds,
    5,
  )
  .option(
    '--load <share>',
    'a share of the usual load, down to 0.01: to see that everything works, as its figures mean nothing',
    share,
    1,
  )
  .option('--json <file>', 'writes the figures there, too')
  .action(run);

async function run(
  names: readonly string[],
  options: { rounds: number; load: number; json?: string },
): Promise<void> {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) command.error(`There is no bench "${unknown.join('", "')}". See --help.`);
  const postgres = await BenchPostgres.start();
  const results: Result[] = [];
  try {
    for (const name of names.length > 0 ? names : known) {
      results.push(...(await measure(name, postgres, options)));
    }
  } finally {
    await postgres.stop();
    // Also what was measured before a bench failed.
    process.stdout.write(`\n${table(results, process.stdout.isTTY)}\n`);
  }
  if (options.json !== undefined) {
    const report = { measuredAt: new Date().toISOString(), machine: thisMachine(), results };
    await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

interface Extent {
  readonly rounds: number;
  readonly load: number;
}

async function measure(
  name: string,
  postgres: BenchPostgres,
  extent: Extent,
): Promise<readonly Result[]> {
  const bench = onPostgres[name];
  if (bench) return compared(name, bench, postgres, extent);
  const { KURRENTDB_URL: url = '' } = process.env;
  if (url === '') {
    progress(`${name}: not measured, KURRENTDB_URL names no EventStoreDB`);
    return [];
  }
  const ground = await openGround(url, postgres);
  try {
    return await compared(name, onKurrentDb[name]!, ground, extent);
  } finally {
    await ground.close();
  }
}

async function compared<On>(
  name: string,
  bench: Bench<On>,
  on: On,
  { rounds, load }: Extent,
): Promise<readonly Result[]> {
  progress(`${name}: preparing`);
  const comparison = await bench(on, load);
  try {
    return await compare(comparison, rounds, (done) => {
      progress(`${name}: round ${done} of ${rounds}`);
    });
  } finally {
    await comparison.close();
  }
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

function rounds(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It is a whole number from 1 on.');
  return number;
}

function share(text: string): number {
  const number = Number(text);
  if (!(number >= 0.01 && number <= 1))
    throw new InvalidArgumentError('It is a number from 0.01 to 1.');
  return number;
}

await command.parseAsync();
