import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testRunFolder } from './test-run-folder.js';

/** Executable of an EventStoreDB or KurrentDB server, for specs that start servers of their own. */
export function kurrentDbExecutable(): string | undefined {
  const { KURRENTDB_BIN: executable } = process.env;
  return executable === '' ? undefined : executable;
}

/** A whole EventStoreDB for one spec, without TLS and passwords; takes some seconds. */
export async function startKurrentDbServer(): Promise<KurrentDbServer> {
  const folder = await mkdtemp(path.join(testRunFolder(), 'kurrentdb-'));
  const server = new KurrentDbServer(folder, await freePort(), await freePort());
  await server.start();
  return server;
}

/** An EventStoreDB to be ill-treated. It stays down until it is started again. */
export class KurrentDbServer {
  #process: ChildProcess | undefined;

  constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly replicationPort: number,
  ) {}

  get connectionString(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** On the same port and data. */
  async start(): Promise<void> {
    const executable = kurrentDbExecutable();
    if (executable === undefined) throw new Error('KURRENTDB_BIN names no server to start.');
    const server = spawn(executable, this.#flags(), { env: environment(), stdio: 'ignore' });
    this.#process = server;
    // The end of the run looks for it: a spec that is ended from outside leaves no server behind.
    await writeFile(path.join(this.folder, 'server.pid'), String(server.pid));
    for (let attempt = 0; attempt < 300 && isRunning(server); attempt += 1) {
      if (await this.#isReady()) return;
      await sleep(100);
    }
    throw new Error(`${executable} did not get ready; its log is in ${this.folder}.`);
  }

  /** As the operator does. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As `kill -9` does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Connections stay, and nobody answers. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.#end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#process;
    if (!server || !isRunning(server)) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  async #isReady(): Promise<boolean> {
    const url = `http://127.0.0.1:${this.port}/health/live`;
    return fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  #flags(): readonly string[] {
    return [
      '--insecure',
      ...['--node-ip', '127.0.0.1', '--node-port', String(this.port)],
      ...['--replication-ip', '127.0.0.1', '--replication-port', String(this.replicationPort)],
      ...['--run-projections', 'None', '--stream-existence-filter-size', '1000000'],
      ...['--db', path.join(this.folder, 'data'), '--log', path.join(this.folder, 'log')],
    ];
  }
}

/** Without our own settings: the server refuses to start on variables of its prefix that it does not know. */
function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !/^(KURRENTDB|EVENTSTORE)_/.test(name),
  );
  return {
    ...Object.fromEntries(others),
    KURRENTDB_TELEMETRY_OPTOUT: 'true',
    EVENTSTORE_TELEMETRY_OPTOUT: 'true',
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
