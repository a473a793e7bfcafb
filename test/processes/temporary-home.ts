import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where a Caseline of its own can have its home: not there yet, in a folder that goes with it. */
export async function newHome(purpose: string): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), `caseline-${purpose}-`)), 'home');
}

/** Removes a home and the folder around it. Under root the data may be elsewhere: a link leads to them. */
export async function removeHome(home: string): Promise<void> {
  const around = path.dirname(home);
  // In a folder that others use it would take theirs with it.
  if (!path.dirname(around).startsWith(tmpdir())) throw new RangeError(`${around} is not ours.`);
  const data = await realpath(path.join(home, 'postgres')).catch(() => home);
  await rm(data, { recursive: true, force: true });
  await rm(around, { recursive: true, force: true });
}
