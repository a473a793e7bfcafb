import { readdirSync } from 'node:fs';
import { type Provider } from '@nestjs/common';
import { playbooks } from '../playbooks/playbooks.provider.js';
import { type Queue } from './queue.js';
import { Queues } from './queues.js';

// A file of the folder is one queue: a new one is its file and nothing else.
const folder = new URL('types/', import.meta.url);
const found: Queue[] = [];
for (const file of readdirSync(folder)
  .filter((name) => /\.queue\.[jt]s$/.test(name))
  .sort()) {
  const { default: queue } = (await import(new URL(file, folder).href)) as { default: Queue };
  found.push(queue);
}

export const queues = new Queues(found, playbooks.caseTypes);

export const queuesProvider: Provider = { provide: Queues, useValue: queues };
