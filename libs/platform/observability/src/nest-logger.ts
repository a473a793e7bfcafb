import { type LoggerService } from '@nestjs/common';
import { type Logger } from './logger.js';

/** Lets the framework log through ours. Its own start-up chatter is worth `debug` only. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...details: unknown[]): void {
    this.#write('debug', message, details);
  }

  error(message: unknown, ...details: unknown[]): void {
    this.#write('error', message, details);
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.#write('warn', message, details);
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.#write('debug', message, details);
  }

  verbose(message: unknown, ...details: unknown[]): void {
    this.#write('trace', message, details);
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.#write('fatal', message, details);
  }

  #write(
    level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    details: readonly unknown[],
  ): void {
    // The framework passes its component's name last, and before it a stack, which repeats messages.
    const component = details.at(-1);
    const error = [message, ...details].find((detail) => detail instanceof Error);
    const quotesError = error !== undefined || details.some(isStack);
    this.logger[level](
      {
        ...(typeof component === 'string' && !component.includes('\n') && { component }),
        ...(error && { err: error }),
      },
      typeof message === 'string' && !quotesError ? message : 'The framework reports an error.',
    );
  }
}

/** With a stack, the message is that of an error, and may quote its input. */
function isStack(detail: unknown): boolean {
  return typeof detail === 'string' && detail.includes('\n    at ');
}
