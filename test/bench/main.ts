import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { compare, type Comparison, type Result } from './comparison.js';
import { appends } from './kurrentdb/appends.js';
import { commands } from './kurrentdb/commands.js';
import { type Ground, openGround } from './kurrentdb/ground.js';
import { live } from './kurrentdb/live.js';
import { reads } from './kurrentdb/reads.js';
import { walletEvents } from './kurrentdb/wallet-events.js';
import { table, thisMachine } from './report.js';

/** What can be measured, by the name by which it is asked for. */
const benches: Readonly<Record<string, (ground: Ground) => Comparison | Promise<Comparison>>> = {
  'appends-64': (ground) => appends(ground, 64, 10_000),
  'appends-1024': (ground) => appends(ground, 1_024, 20_000),
  reads: (ground) => reads(ground, 100_000),
  live: (ground) => live(ground, 1_000),
  'wallet-events': (ground) => walletEvents(ground, 6_000),
  commands: (ground) => commands(ground, 400),
};

const command = new Command('npm run bench --')
  .description(
    'Measures Caseline beside the bare client of EventStoreDB (KurrentDB), on the server that KURRENTDB_URL ' +
      'names, in a namespace of its own. What it appends stays there: take a server that may be thrown away.',
  )
  .argument('[names...]', `what to measure: ${Object.keys(benches).join(', ')} (all)`)
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
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) command.error(`There is no bench "${unknown.join('", "')}". See --help.`);
  const { KURRENTDB_URL: url = '' } = process.env;
  if (url === '')
    command.error('Nothing was measured: KURRENTDB_URL names no EventStoreDB. See --help.');

  const results: Result[] = [];
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    results.push(...(await measure(name, url, options.rounds)));
  }
  process.stdout.write(`\n${table(results, process.stdout.isTTY)}\n`);
  if (options.json !== undefined) {
    const report = { measuredAt: new Date().toISOString(), machine: thisMachine(), results };
    await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

async function measure(name: string, url: string, rounds: number): Promise<readonly Result[]> {
  const ground = await openGround(url);
  try {
    progress(`${name}: preparing`);
    const comparison = await benches[name]!(ground);
    try {
      return await compare(comparison, rounds, (done) => {
        progress(`${name}: round ${done} of ${rounds}`);
      });
    } finally {
      await comparison.close();
    }
  } finally {
    await ground.close();
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
