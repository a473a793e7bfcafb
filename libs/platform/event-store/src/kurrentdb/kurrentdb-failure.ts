import { ErrorType } from '@kurrent/kurrentdb-client';
import { NoAnswerError } from './within-time.js';

/** The client's errors, whichever of its parts they come from: typed, or with a gRPC code or a name only. */
interface Failure {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
}

const TRANSIENT_TYPES: readonly unknown[] = [
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  // What the native part cannot name: transport errors among it.
  ErrorType.UNKNOWN,
];

/** CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNAVAILABLE. */
const TRANSIENT_CODES: readonly unknown[] = [1, 2, 4, 8, 10, 13, 14];

/** What the native part calls failures of the transport. */
const TRANSIENT_NATIVE_NAMES: readonly unknown[] = [
  'UnavailableError',
  'DeadlineExceededError',
  'NotLeaderError',
  'UnknownError',
  'Error',
];

const ABORTED = 10;

/** The server or the way to it is at fault, and may be well again in a moment. */
export function isTransientKurrentDbError(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  const { type, code, message } = asFailure(error);
  return (
    TRANSIENT_TYPES.includes(type) ||
    (type === undefined && TRANSIENT_CODES.includes(code)) ||
    (typeof message === 'string' && message.startsWith('Failed to discover'))
  );
}

/** The same of a read, which goes through the native part. */
export function isTransientReadError(error: unknown): boolean {
  return TRANSIENT_NATIVE_NAMES.includes(asFailure(error).name) || isTransientKurrentDbError(error);
}

/** Of the native part, which is on its way to the leader when it says so. */
export function isNotLeader(error: unknown): boolean {
  return asFailure(error).name === 'NotLeaderError';
}

/** The server ends a live subscription whose reader falls behind: read on by pages. */
export function isTooSlowForLive(error: unknown): boolean {
  return asFailure(error).code === ABORTED;
}

export function isOfType(error: unknown, type: ErrorType): boolean {
  return asFailure(error).type === type;
}

function asFailure(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? error : {};
}
