import { realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Removes a home and the folder around it. Under root the data may be elsewhere: a link leads to them. */
export async function removeHome(home: string): Promise<void> {
  const around = path.dirname(home);
  // It is made for one home: what stands in a folder that others use would take theirs with it.
  if (!path.dirname(around).startsWith(tmpdir())) throw new RangeError(`${around} is not ours.`);
  const data = await realpath(path.join(home, 'postgres')).catch(() => home);
  await rm(data, { recursive: true, force: true });
  await rm(around, { recursive: true, force: true });
}
