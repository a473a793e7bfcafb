import { readdirSync } from 'node:fs';
import { type Provider } from '@nestjs/common';
import { type Playbook } from './playbook.js';
import { Playbooks } from './playbooks.js';

// A file of the folder holds every version of one playbook: a new case type is its file and nothing else.
const folder = new URL('types/', import.meta.url);
const versions: Playbook[] = [];
for (const file of readdirSync(folder)
  .filter((name) => /\.playbook\.[jt]s$/.test(name))
  .sort()) {
  const { default: playbook } = (await import(new URL(file, folder).href)) as {
    default: readonly Playbook[];
  };
  versions.push(...playbook);
}

export const playbooks = new Playbooks(versions);

export const playbooksProvider: Provider = { provide: Playbooks, useValue: playbooks };
