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

type Bench<On> = (on: On) => Comparison | Promise<Comparison>;

/** What can be measured with nothing installed, by the name by which it is asked for. */
const onPostgres: Readonly<Record<string, Bench<BenchPostgres>>> = {
  'appends-64': (on) => appendsBesideCopy(on, { underWay: 64, count: 20_000, atLeast: 0.35 }),
  'appends-1024': (on) => appendsBesideCopy(on, { underWay: 1_024, count: 40_000, atLeast: 0.6 }),
  'appends-peer': (on) => appendsBesidePeer(on, { underWay: 64, count: 5_000 }),
  'wallet-events': (on) => walletEvents(on, 6_000),
  'live-timeline': (on) => liveTimeline(on, 5),
  rebuild: (on) => rebuild(on, 200_000),
  'bulk-command': (on) => bulkCommand(on, 5_000),
  'armed-clocks': (on) => armedClocks(on, { armed: 100_000, idleMs: 60_000, chats: 300 }),
  'read-pages': (on) => readPages(on, { few: 10_000, many: 1_000_000, times: 500 }),
};

/** What needs an EventStoreDB. */
const onKurrentDb: Readonly<Record<string, Bench<Ground>>> = {
  'kurrentdb-appends-64': (on) => appends(on, 64, 10_000),
  'kurrentdb-appends-1024': (on) => appends(on, 1_024, 20_000),
  'kurrentdb-reads': (on) => reads(on, 100_000),
  'kurrentdb-live': (on) => live(on, 1_000),
  'kurrentdb-wallet-events': (on) => walletEventsBesideClient(on, 6_000),
  'kurrentdb-commands': (on) => commands(on, 400),
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
  .option('--json <file>', 'writes the figures there, too')
  .action(run);

async function run(
  names: readonly string[],
  options: { rounds: number; json?: string },
): Promise<void> {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) command.error(`There is no bench "${unknown.join('", "')}". See --help.`);
  const postgres = await BenchPostgres.start();
  const results: Result[] = [];
  try {
    for (const name of names.length > 0 ? names : known) {
      results.push(...(await measure(name, postgres, options.rounds)));
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

async function measure(
  name: string,
  postgres: BenchPostgres,
  rounds: number,
): Promise<readonly Result[]> {
  const bench = onPostgres[name];
  if (bench) return compared(name, bench, postgres, rounds);
  const { KURRENTDB_URL: url = '' } = process.env;
  if (url === '') {
    progress(`${name}: not measured, KURRENTDB_URL names no EventStoreDB`);
    return [];
  }
  const ground = await openGround(url, postgres);
  try {
    return await compared(name, onKurrentDb[name]!, ground, rounds);
  } finally {
    await ground.close();
  }
}

async function compared<On>(
  name: string,
  bench: Bench<On>,
  on: On,
  rounds: number,
): Promise<readonly Result[]> {
  progress(`${name}: preparing`);
  const comparison = await bench(on);
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

await command.parseAsync();
