import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.#end('SIGQUIT');
    const cluster = await realpath(path.join(this.folder, 'postgres'));
    await rm(cluster, { recursive: true, force: true });
    await rm(this.folder, { recursive: true, force: true });
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
