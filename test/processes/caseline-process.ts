import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startCommand } from './start-command.js';

const START_LIMIT_MS = 60_000;

type Settings = { readonly home: string } & Readonly<Record<string, string>>;

/** Settings that a process has from its spec only, whatever the run of the specs has been given. */
const OF_THE_SPECS = /^(DATABASE_|EVIDENCE_|INSTALLATION_SECRET|KURRENTDB_|S3_)/;

export function inheritedEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_THE_SPECS.test(name));
  return Object.fromEntries(inherited);
}

/** What a process gets: of the environment, what is no setting of Caseline's; and what its spec gives it. */
export function environmentOf({ home, ...settings }: Settings): NodeJS.ProcessEnv {
  return {
    ...inheritedEnvironment(),
    ...logSettings(settings.DATABASE_URL ?? home),
    PORT: '0',
    CASELINE_HOME: home,
    ...settings,
  };
}

/** Processes on one database share a log: in EventStoreDB if that is where this run of the specs has its logs. */
function logSettings(database: string): Record<string, string> {
  const { KURRENTDB_URL = '', CASELINE_TEST_RUN: run } = process.env;
  if (KURRENTDB_URL === '' || run === undefined) return {};
  const digest = createHash('sha256').update(`${run} ${database}`).digest('hex');
  return { KURRENTDB_URL, KURRENTDB_NAMESPACE: `spec_${digest.slice(0, 32)}` };
}

/** Caseline as a user runs it: the built standalone app, a process of its own. */
export class CaselineProcess {
  #output = '';
  readonly #exit: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly home: string,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exit = once(child, 'exit').then(([code]) => code as number | null);
  }

  /** Starts it on a free port and waits until it is ready. */
  static async start(settings: Settings): Promise<CaselineProcess> {
    const started = CaselineProcess.spawn(settings);
    await started.#ready();
    return started;
  }

  /** Starts it without waiting, for starts that are meant to fail. */
  static spawn(settings: Settings): CaselineProcess {
    const env = environmentOf(settings);
    const [, ...words] = startCommand();
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    return new CaselineProcess(child, settings.home);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get url(): string {
    const [, url] = /API\s+(http:\/\/\S+)/.exec(this.#output) ?? [];
    if (url === undefined) throw new Error(`Caseline has not said where it is:\n${this.#output}`);
    return url;
  }

  /** Everything it printed so far. */
  get output(): string {
    return this.#output;
  }

  /** As `kill -9`: nothing of it gets the chance to tidy up. */
  async killHard(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exit;
  }

  /** Its connections stay, and it does nothing any more. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** As a service manager stops it. Answers the exit code. */
  async terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.exited();
  }

  async exited(): Promise<number | null> {
    return this.#exit;
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) break;
      if (/API\s+http/.test(this.#output)) {
        const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
        if (response?.ok) return;
      }
      await wait(50);
    }
    throw new Error(`Caseline did not become ready:\n${this.#output}`);
  }
}
