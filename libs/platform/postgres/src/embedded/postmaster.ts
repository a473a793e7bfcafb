import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The main process of a server, as its lock file `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds the data directory, if there is one; it may still be starting. */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const file = path.join(dataDirectory, 'postmaster.pid');
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (await isAnotherProgram(pid)) {
    // After a crash of the machine the pid can be anybody's, and PostgreSQL would take it for a server.
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, port };
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isAnotherProgram(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() !== 'postgres';
}

/** Ends the server: finished transactions are kept, open ones rolled back. */
export async function stopPostmaster(pid: number): Promise<void> {
  // Fast, then immediate (recovers at the next start), then what no process survives.
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await isGone(pid, patienceMs)) return;
  }
  throw new Error(`The PostgreSQL server (process ${pid}) could not be stopped.`);
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 10) {
    if (!isAlive(pid)) return true;
    await sleep(10);
  }
  return !isAlive(pid);
}
