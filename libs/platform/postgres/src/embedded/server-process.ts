import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { binary } from './binaries.js';
import { type Cluster, serverEnvironment } from './cluster.js';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Small statements only: compiling them costs more than it saves.
  jit: 'off',
  log_checkpoints: 'off',
  // Statements and the details of errors quote data of persons, which no log may hold.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** A started server, before it is known whether it can serve. */
export interface ServerProcess {
  readonly pid: number;
  /** Settles when the process has ended. */
  readonly exited: Promise<void>;
}

export async function spawnServer(cluster: Cluster, port: number): Promise<ServerProcess> {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const log = await openLog(cluster);
  try {
    const child = spawn(
      binary(cluster.binaries, 'postgres'),
      [
        '-D',
        cluster.dataDirectory,
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...cluster.account,
        cwd: '/',
        env: serverEnvironment(),
        // Its own process group: Ctrl-C in the terminal must not stop it before the requests are done.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    child.unref();
    return await started(child);
  } finally {
    await log.close();
  }
}

function started(child: ChildProcess): Promise<ServerProcess> {
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      resolve({ pid: child.pid ?? 0, exited });
    });
  });
}

function logFile(cluster: Cluster): string {
  return path.join(cluster.folder, 'server.log');
}

async function openLog(cluster: Cluster): Promise<Awaited<ReturnType<typeof open>>> {
  // One log for each start and the one before it: enough to see why, and it cannot grow for ever.
  await rename(logFile(cluster), `${logFile(cluster)}.previous`).catch(() => undefined);
  return open(logFile(cluster), 'a', 0o600);
}

/** The last lines the server wrote: why it did not start. */
export async function lastWords(cluster: Cluster): Promise<string> {
  const text = await readFile(logFile(cluster), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-5).join('\n');
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
