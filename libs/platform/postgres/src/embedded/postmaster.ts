import { readFileSync } from 'node:fs';
import { readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The main process of a server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds the data directory, if there is one; it may still be starting or stopping. */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const lockFile = path.join(dataDirectory, 'postmaster.pid');
  const text = await readFile(lockFile, 'utf8').catch(() => '');
  const [pid = 0, , , port = 0] = text.split('\n').map(Number);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  if (await worksElsewhere(pid, dataDirectory)) {
    // After a crash of the machine the number can be anybody's, and PostgreSQL would take it for a server.
    await rm(lockFile, { force: true });
    return undefined;
  }
  return { pid, port };
}

/** A server works in its data directory, whatever that is called by now. */
async function worksElsewhere(pid: number, dataDirectory: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => dataDirectory);
  return folder !== dataDirectory;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Ended, but whoever adopted it has not asked for its status, as in containers without an init. */
function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** Ends the server: what is committed is kept, open transactions are rolled back. */
export async function stopPostmaster(pid: number): Promise<void> {
  // PostgreSQL's fast shutdown, its immediate one (recovers at the next start), and no choice at all.
  const steps = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patienceMs] of steps) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await isGoneWithin(patienceMs, pid)) return;
  }
  throw new Error(`The PostgreSQL server (process ${pid}) cannot be stopped.`);
}

async function isGoneWithin(patienceMs: number, pid: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}
