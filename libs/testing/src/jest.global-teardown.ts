import { readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ends the server that the specs of this run have shared, and those of runs that were interrupted. */
export default async function teardown(): Promise<void> {
  const { CASELINE_TEST_RUN: run } = process.env;
  if (run !== undefined) await remove(run);
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^caseline-test-(\d+)-/.exec(name)?.[1]);
    // Another user's are theirs to remove.
    if (pid > 0 && !isAlive(pid)) await remove(path.join(tmpdir(), name)).catch(() => undefined);
  }
}

async function remove(run: string): Promise<void> {
  const folders = await readdir(run);
  const own = folders.filter((name) => name.startsWith('server-'));
  for (const name of folders.filter((name) => name.startsWith('kurrentdb-'))) {
    await end(path.join(run, name, 'server.pid'));
  }
  for (const folder of [run, ...own.map((name) => path.join(run, name))]) {
    const cluster = await realpath(path.join(folder, 'postgres')).catch(() => undefined);
    if (cluster === undefined) continue;
    await end(path.join(cluster, 'data', 'postmaster.pid'));
    await rm(cluster, { recursive: true, force: true });
  }
  await rm(run, { recursive: true, force: true });
}

async function end(lockFile: string): Promise<void> {
  const pid = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => '0'), 10);
  if (!(pid > 0) || !isAlive(pid)) return;
  // Immediately: nobody will read these data again.
  process.kill(pid, lockFile.endsWith('server.pid') ? 'SIGKILL' : 'SIGQUIT');
  for (let attempt = 0; attempt < 500 && isAlive(pid); attempt += 1) await sleep(10);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
