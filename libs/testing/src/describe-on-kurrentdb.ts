import { describe } from '@jest/globals';
import { kurrentDbExecutable } from './kurrentdb-server.js';
import { notTested } from './not-tested.js';
import { canMakeCertificates } from './test-certificate.js';

/** Specs that start EventStoreDB servers of their own and break them. */
export function describeOnKurrentDb(suite: string, specs: () => void): void {
  describeUnless(noServer(), suite, specs);
}

/** The same of servers that speak TLS. */
export function describeOnSecureKurrentDb(suite: string, specs: () => void): void {
  const noCertificate = canMakeCertificates() ? undefined : 'openssl is not installed';
  describeUnless(noServer() ?? noCertificate, suite, specs);
}

function noServer(): string | undefined {
  return kurrentDbExecutable() === undefined ? 'KURRENTDB_BIN names no executable' : undefined;
}

function describeUnless(reason: string | undefined, suite: string, specs: () => void): void {
  if (reason === undefined) describe(suite, specs);
  else describe.skip(notTested(suite, reason), specs);
}
