import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Specs and benches run at the top of the project. */
const main = path.resolve('dist/apps/standalone/src/main.js');
const START_LIMIT_MS = 60_000;

/** Settings that a process has from its spec only, whatever the run of the specs has been given. */
const OF_THE_SPECS = /^(DATABASE_URL|INSTALLATION_SECRET|KURRENTDB_.*)$/;

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
  static async start(
    settings: { home: string } & Record<string, string>,
  ): Promise<CaselineProcess> {
    const started = CaselineProcess.spawn(settings);
    await started.#ready();
    return started;
  }

  /** Starts it without waiting, for starts that are meant to fail. */
  static spawn({ home, ...settings }: { home: string } & Record<string, string>): CaselineProcess {
    const environment = Object.entries(process.env).filter(([name]) => !OF_THE_SPECS.test(name));
    const child = spawn(process.execPath, [main], {
      env: { ...Object.fromEntries(environment), PORT: '0', CASELINE_HOME: home, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new CaselineProcess(child, home);
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
