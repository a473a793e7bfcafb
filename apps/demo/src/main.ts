import 'reflect-metadata';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { DevelopmentIssuer, type Role } from '#platform/http';
import { systemClock } from '#platform/kernel';
import { CaselineClient } from './caseline-client.js';
import { LiveStream } from './live-stream.js';
import { Narrator } from './narrator.js';
import { playSituations } from './play-situations.js';
import { situations } from './situations.js';
import { type WalletActionAsked } from './views.js';

interface DemoOptions {
  readonly url: string;
  readonly home: string;
  /** Milliseconds between two deeds. */
  readonly speed: number;
}

const READY_WITHIN_MS = 60_000;

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
  const wallet = await client('service', 'wallet-demo');
  const end = new AbortController();
  narrator.title(`Situations of a wallet's customers, against ${url}`);
  narrator.line(
    'From the left: what people and services do. Indented: the timeline of each case, live.',
  );
  await playSituations(
    {
      narrator,
      wallet,
      walletFeed: new LiveStream(
        wallet.follow<WalletActionAsked>('/v1/wallet-actions', end.signal),
      ),
      colleagues: {
        mei: await client('agent', 'mei'),
        ben: await client('agent', 'ben'),
        noor: await client('supervisor', 'noor'),
      },
      run: Date.now().toString(36),
      pause: () => wait(speed),
      end: end.signal,
    },
    situations,
  );
  end.abort();
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

/** What went wrong, then why. */
function sentences(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : sentences(error.cause))];
}

function milliseconds(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= 60_000)) throw new InvalidArgumentError('From 0 to 60000.');
  return number;
}

const { PORT, CASELINE_HOME } = process.env;

new Command('npm run demo --')
  .description(
    'Plays what happens to the customers of a wallet against a Caseline that runs beside it on this machine: ' +
      'each kind of trouble from its first signal to the rating, with copies, late news and refusals. ' +
      'Each run has customers of its own.',
  )
  .option('--url <url>', 'where Caseline is', `http://127.0.0.1:${PORT ?? '3000'}`)
  .option(
    '--home <folder>',
    'its CASELINE_HOME, for tokens',
    path.resolve(CASELINE_HOME ?? '.caseline'),
  )
  .option('--speed <ms>', 'milliseconds between two deeds', milliseconds, 200)
  .action(demo)
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`\n${sentences(error).join('\n')}\n`);
    // The timelines that are followed would go on.
    process.exit(1);
  });
