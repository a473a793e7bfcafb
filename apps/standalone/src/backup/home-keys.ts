import { copyFile, lstat, mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { UNFINISHED_RESTORE } from './unfinished-restore.js';

/** A key that another process is just making. */
const DRAFT = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files of keys and secrets that a home has: all that are no folders, as data are in one. */
export async function keysIn(home: string): Promise<readonly string[]> {
  const found = await readdir(home, { withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && !DRAFT.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => name !== UNFINISHED_RESTORE)
    .sort();
}

/** Copies keys, readable for their owner only, and waits for the disk. Those that are there stay. */
export async function copyKeys(keys: readonly string[], from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o711 });
  for (const key of keys) {
    const target = path.join(to, key);
    if (await lstat(target).then(Boolean, () => false)) continue;
    const draft = `${target}.copying`;
    await copyFile(path.join(from, key), draft);
    const handle = await open(draft, 'r+');
    try {
      await handle.chmod(0o600);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  }
}
