import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * The secret that a file holds; the first process to ask makes it. Whoever comes at the same moment gets
 * the same one: the file appears under its name only when it is complete, and the first to link it wins.
 * Only its owner can read it.
 */
export async function secretFile(file: string, make: () => Promise<string>): Promise<string> {
  return (await read(file)) ?? create(file, await make());
}

async function create(file: string, secret: string): Promise<string> {
  // Others may pass through the folder, as the user of PostgreSQL does, but see nothing in it.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o711 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(secret);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return (await read(file)) ?? secret;
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}
