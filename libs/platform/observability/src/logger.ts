import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { describeError } from './describe-error.js';
import { activeTraceId } from './traces/active-trace.js';
import { currentContext } from './request-context.js';

export { type Logger } from 'pino';

/** Nest's token of the process's logger. */
export const LOGGER = Symbol('Logger');

export interface LoggerOptions {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** For people at a terminal; JSON lines otherwise. */
  readonly pretty: boolean;
  /** Standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * Structured logs. Every line carries the correlation id of what it belongs to, and errors appear as
 * `describeError` shows them. Log lines are built from named members only: never pass a request, a
 * body, an event's data or a URL.
 */
export function createLogger({ level, pretty, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    mixin: contextMembers,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  };
  const output = pretty ? prettyOutput(destination ?? process.stdout) : destination;
  return output ? pino(options, output) : pino(options);
}

function contextMembers(): object {
  const context = currentContext();
  const traceId = activeTraceId();
  if (!context) return traceId === undefined ? {} : { traceId };
  return {
    ...(traceId !== undefined && { traceId }),
    correlationId: context.correlationId,
    ...(context.caller && { callerId: context.caller.id, callerRole: context.caller.role }),
  };
}

/** Without a stream between: what was logged last before a crash has been written. */
function prettyOutput(destination: DestinationStream): DestinationStream {
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss.l',
  });
  return {
    write: (line) => {
      destination.write(pretty(line));
    },
  };
}
