import 'reflect-metadata';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { DevelopmentIssuer, type Role } from '#platform/http';
import { systemClock } from '#platform/kernel';
import { CaselineClient } from './caseline-client.js';
import { Narrator } from './narrator.js';
import { Player } from './player.js';
import { ending, story } from './story.js';

interface DemoOptions {
  readonly url: string;
  readonly home: string;
  /** Milliseconds that a minute of the story takes. */
  readonly speed: number;
}

const READY_WITHIN_MS = 60_000;
const STORY_MINUTES = 60;

async function demo({ url, home, speed }: DemoOptions): Promise<void> {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const narrator = new Narrator(print, process.stdout.isTTY);
  await untilReady(url, print);
  const issuer = await DevelopmentIssuer.open(home, systemClock);
  const client = async (role: Role, subject: string) =>
    new CaselineClient(
      url,
      await issuer.issue({
        role,
        subject,
        ...(role === 'service' && { sources: 'every' as const }),
        timeToLiveSeconds: 3600,
      }),
    );
  const desk = {
    wallet: await client('service', 'wallet-demo'),
    agents: { mei: await client('agent', 'mei'), ben: await client('agent', 'ben') },
  };
  const begin = new Date(Date.now() - STORY_MINUTES * 60_000);
  const player = new Player(desk, narrator, begin.getTime().toString(36), begin);

  narrator.title(`An hour of a wallet's support, against ${url}`);
  narrator.line(
    'Lines from the left are what people and services do; indented ones grow a timeline.',
  );
  narrator.line('');
  await player.play(story, speed);
  // The demo is also a test of the whole: it fails unless every case ends as the story has it.
  const timelines = await player.finish(ending);

  narrator.title('How each case ended');
  for (const [who, entries] of [...timelines].sort(([a], [b]) => a.localeCompare(b))) {
    narrator.line('');
    narrator.line(`${who}: ${ending[who] ?? 'unexpected'}, ${entries.length} entries`);
    for (const { at, entry } of entries) narrator.entry(at, who, entry);
  }
  narrator.title(`${timelines.size} cases, each as the story has it. Copies made nothing twice.`);
  narrator.line('');
}

async function untilReady(url: string, print: (line: string) => void): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let told = false;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    if (!told) print(`Waiting for Caseline at ${url} (start it with: npm start) …`);
    told = true;
    await wait(200);
  }
  throw new Error(`Nothing is ready at ${url}. Start Caseline in another terminal: npm start`);
}

function milliseconds(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= 60_000)) throw new InvalidArgumentError('From 0 to 60000.');
  return number;
}

const { PORT, CASELINE_HOME } = process.env;

new Command('npm run demo --')
  .description(
    'Plays a believable hour of a wallet against a Caseline that runs beside it on this machine: ' +
      'failures, copies, late recoveries, a complaint, agents at work. Each run has customers of its own.',
  )
  .option('--url <url>', 'where Caseline is', `http://127.0.0.1:${PORT ?? '3000'}`)
  .option(
    '--home <folder>',
    'its CASELINE_HOME, for tokens',
    path.resolve(CASELINE_HOME ?? '.caseline'),
  )
  .option('--speed <ms>', 'milliseconds that a minute of the story takes', milliseconds, 500)
  .action(demo)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    // The timelines that are followed would go on.
    process.exit(1);
  });
