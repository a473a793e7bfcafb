import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Events of one type and version as they were written once. Never changed: logs hold them for ever. */
export interface GoldenFile {
  readonly type: string;
  readonly schemaVersion: number;
  /** The data of several events that together have every field. */
  readonly events: readonly object[];
  /** What today's Caseline reads, where that is something else. */
  readonly readAs?: {
    readonly type: string;
    readonly schemaVersion: number;
    readonly events: readonly object[];
  };
}

const folder = path.join(import.meta.dirname, 'events');

export function goldenFiles(): readonly GoldenFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as GoldenFile);
}

export function fileOf(type: string, schemaVersion: number): string {
  const versioned = type.endsWith(`.v${schemaVersion}`);
  return versioned ? `${type}.json` : `${type}.v${schemaVersion}.json`;
}

export function namesOfFiles(): readonly string[] {
  return readdirSync(folder).sort();
}

/** Whatever a wallet event had beside ids, of which its own golden file tells; and what an agent adds to a request. */
const OPAQUE = new Set(['SignalAttached payload', 'WalletActionRequested parameters']);

/** Each field with the kind of its values, e.g. `money.amount string`; lists by `[]`. */
export function shapeOf(type: string, events: readonly object[]): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      found.add(`${at} list`);
      for (const one of value) visit(one, `${at}[]`);
    } else if (typeof value === 'object' && value !== null) {
      if (at !== '') found.add(`${at} object`);
      if (OPAQUE.has(`${type} ${at}`)) return;
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, at === '' ? name : `${at}.${name}`);
      }
    } else found.add(`${at} ${value === null ? 'null' : typeof value}`);
  };
  for (const event of events) visit(event, '');
  return [...found].sort();
}

/** As few of the events as have all their fields together. */
export function coveringShape(type: string, events: readonly object[]): readonly object[] {
  const chosen: object[] = [];
  for (const event of events) {
    const grown = shapeOf(type, [...chosen, event]).length > shapeOf(type, chosen).length;
    if (grown) chosen.push(event);
  }
  return chosen;
}
