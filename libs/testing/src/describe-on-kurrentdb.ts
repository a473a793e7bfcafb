import { describe } from '@jest/globals';
import { kurrentDbExecutable } from './kurrentdb-server.js';
import { notTested } from './not-tested.js';

/** Specs that start EventStoreDB servers of their own and break them. */
export function describeOnKurrentDb(suite: string, specs: () => void): void {
  if (kurrentDbExecutable() !== undefined) describe(suite, specs);
  else describe.skip(notTested(suite, 'KURRENTDB_BIN names no executable'), specs);
}
