import { readAddress, type LogAddress } from '../log/log-address.js';

/** The log that `npm start` would work on with these settings. */
export function logOfSettings(environment: NodeJS.ProcessEnv): LogAddress {
  const given = (['KURRENTDB_URL', 'DATABASE_URL'] as const).find(
    (name) => (environment[name] ?? '') !== '',
  );
  return readAddress(given ?? 'embedded', environment);
}
