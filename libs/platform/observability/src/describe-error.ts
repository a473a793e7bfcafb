import { isNativeError } from 'node:util/types';
import { CaselineError } from '#platform/kernel';

/** What a log may show of an error. */
export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames?: readonly string[];
  readonly cause?: DescribedError;
}

const MAX_CAUSES = 5;
const MAX_FRAMES = 20;

/**
 * PostgreSQL's classes of errors whose messages name only what the program itself contains (tables,
 * settings, the server's state). Others, such as 22 and 23, quote the values of a row.
 */
const SQLSTATE_WITHOUT_VALUES = /^(08|25|28|40|42|53|54|55|57|58|XX)[0-9A-Z]{3}$/;

/**
 * An allow-list: errors of libraries quote their input in messages (`JSON.parse` and PostgreSQL do) or
 * carry it in further members, and that input may be about a person. So only what is known to be safe is
 * taken over: our own messages, those of the operating system, and where in the code it happened.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!isError(error)) return { type: typeof error };
  const code = codeOf(error);
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...(hasSafeMessage(error, code) && { message: error.message }),
    ...framesOf(error),
    ...(error.cause !== undefined &&
      depth < MAX_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

function codeOf(error: Error): string | undefined {
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,64}$/.test(code) ? code : undefined;
}

function hasSafeMessage(error: Error, code: string | undefined): boolean {
  if (error instanceof CaselineError) return true;
  if (code === undefined) return false;
  return 'syscall' in error || ('severity' in error && SQLSTATE_WITHOUT_VALUES.test(code));
}

/** Where it happened, without the first lines of the stack, which repeat the message. */
function framesOf({ stack }: Error): { frames?: readonly string[] } {
  const frames = (stack ?? '').split('\n').filter((line) => /^ {4}at \S/.test(line));
  return frames.length === 0
    ? {}
    : { frames: frames.slice(0, MAX_FRAMES).map((line) => line.trim()) };
}

/** Errors of another realm, as in a test runner, are errors too. */
function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}
