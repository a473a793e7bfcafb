import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops the database that the specs of this run have shared, if they needed one. */
export default async function teardown(): Promise<void> {
  const run = process.env.CASELINE_TEST_RUN;
  if (run === undefined) return;
  const lockFile = path.join(run, 'postgres', 'data', 'postmaster.pid');
  const pid = Number((await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0]);
  // Immediately: nobody will read these data again.
  if (pid > 0) process.kill(pid, 'SIGQUIT');
  for (let attempt = 0; attempt < 500 && pid > 0 && isAlive(pid); attempt += 1) await sleep(10);
  await rm(run, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
