import { readdirSync } from 'node:fs';

// Loading a file of the folder declares its type: a new type is its file and nothing else.
const folder = new URL('types/', import.meta.url);
for (const file of readdirSync(folder)
  .filter((name) => /\.wallet-event\.[jt]s$/.test(name))
  .sort()) {
  await import(new URL(file, folder).href);
}

export { walletEventTypes } from './wallet-event.decorator.js';
