import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { binary } from './binaries.js';
import { type Cluster } from './cluster.js';
import { type Postmaster } from './postmaster.js';
import { serverEnvironment } from './server-environment.js';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  // What is acknowledged is on disk; an option file of the user's cannot turn that off.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // All statements are small: compiling them costs more than it saves.
  jit: 'off',
  log_checkpoints: 'off',
  // Statements and the details of errors quote personal data, which no log may hold.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Starts the server's main process; it is not known yet whether it can serve. */
export async function spawnServer(cluster: Cluster, port: number): Promise<Postmaster> {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await openLog(cluster);
  try {
    const child = spawn(
      binary(cluster.binaries, 'postgres'),
      ['-D', cluster.dataDirectory, ...flags],
      {
        ...cluster.account,
        cwd: '/',
        env: serverEnvironment(),
        // In a process group of its own: Ctrl-C must not stop it before the requests are done.
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    child.unref();
    await once(child, 'spawn');
    return { pid: child.pid ?? 0, port };
  } finally {
    await log.close();
  }
}

/** The last lines the server wrote: why it did not start. */
export async function lastWords(cluster: Cluster): Promise<string> {
  const text = await readFile(logFile(cluster), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-5).join('\n');
}

async function openLog(cluster: Cluster): Promise<FileHandle> {
  // One log for each start and the one before it: enough to see why, and it cannot grow for ever.
  await rename(logFile(cluster), `${logFile(cluster)}.previous`).catch(() => undefined);
  return open(logFile(cluster), 'a', 0o600);
}

function logFile(cluster: Cluster): string {
  return path.join(cluster.folder, 'server.log');
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
