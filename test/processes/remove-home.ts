import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';

/** Removes a home and the folder around it. Under root the data may be elsewhere: a link leads to them. */
export async function removeHome(home: string): Promise<void> {
  const data = await realpath(path.join(home, 'postgres')).catch(() => home);
  await rm(data, { recursive: true, force: true });
  await rm(path.dirname(home), { recursive: true, force: true });
}
