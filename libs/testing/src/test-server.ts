import { execFile } from 'node:child_process';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgres } from '#platform/postgres';
import { testRunFolder } from './test-run-folder.js';

/** A whole PostgreSQL for one spec; takes about a second. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(path.join(testRunFolder(), 'server-'));
  await chmod(folder, 0o755);
  const { connectionString, pid } = await run(folder);
  return new TestServer(folder, connectionString, pid);
}

/** A PostgreSQL to be ill-treated. It stays down until it is started again. */
export class TestServer {
  #pid: number;

  constructor(
    private readonly folder: string,
    readonly connectionString: string,
    pid: number,
  ) {
    this.#pid = pid;
  }

  /** As the operator does: sessions are ended, what is committed is kept. */
  async stop(): Promise<void> {
    await this.#end('SIGINT');
  }

  /** As `kill -9` of the server's main process does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** On the same port. */
  async start(): Promise<void> {
    this.#pid = (await run(this.folder, Number(new URL(this.connectionString).port))).pid;
  }

  /** Connections stay, and nobody answers. */
  async pause(): Promise<void> {
    await this.#signalAll('SIGSTOP');
  }

  async resume(): Promise<void> {
    await this.#signalAll('SIGCONT');
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.#end('SIGQUIT');
    const cluster = await realpath(path.join(this.folder, 'postgres'));
    await rm(cluster, { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The main process, and the one that it has for each connection. */
  async #signalAll(signal: NodeJS.Signals): Promise<void> {
    const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
    const processes = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    process.kill(this.#pid, signal);
    for (const [pid, parent] of processes)
      if (pid && parent === this.#pid) process.kill(pid, signal);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!isAlive(this.#pid)) return;
    process.kill(this.#pid, signal);
    for (let attempt = 0; attempt < 1_000 && isAlive(this.#pid); attempt += 1) await sleep(10);
  }
}

/** Runs on without anybody who would start it again. */
async function run(folder: string, port?: number): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({
    dataDirectory: path.join(folder, 'postgres'),
    ...(port !== undefined && { port }),
  });
  await server.leave();
  return server;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
