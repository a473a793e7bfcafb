/** SQLSTATE classes and codes (PostgreSQL, appendix A) behind which nothing is wrong with the statement. */
const TRANSIENT_SQLSTATES = [
  '08', // the connection failed
  '25P03', // closed after being idle too long in a transaction
  '40', // rolled back: serialization failure, deadlock
  '53', // no resources: too many connections, disk full, out of memory
  '55P03', // the lock was not available in time
  '57P01', // shut down by an administrator
  '57P02', // shut down after a crash
  '57P03', // starting or shutting down
  '57P05', // closed after being idle too long
  '58030', // input or output failed
] as const;

const TRANSIENT_SYSTEM_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` and Kysely say of broken or closed connections in words only. */
const TRANSIENT_MESSAGES =
  /^(connection terminated|client has encountered a connection error|client was closed|timeout e(xceeded|xpired)|query read timeout|cannot use a pool after|driver has already been destroyed)/i;

/**
 * Whether the same statement may succeed later, because the server or the way to it was at fault. What
 * became of the statement is unknown.
 */
export function isTransientPostgresError(error: unknown): boolean {
  // Told by shape: errors of Node itself are of another realm, no `instanceof Error`, under Jest.
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.some(isTransientPostgresError);
  }
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    if (TRANSIENT_SYSTEM_ERRORS.has(code)) return true;
    if (TRANSIENT_SQLSTATES.some((state) => code.length === 5 && code.startsWith(state))) {
      return true;
    }
  }
  return 'message' in error && TRANSIENT_MESSAGES.test(String(error.message));
}
