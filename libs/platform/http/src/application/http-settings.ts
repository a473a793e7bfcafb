import { type Clock, type Keyring, type Tracing } from '#platform/kernel';
import { type TokenVerifier } from '../access/token-verifier.js';
import { type FileSettings } from '../files/file-settings.js';
import { type LimitSettings } from '../limits/limit-settings.js';
import { type IdempotencyKeys } from '../idempotency/idempotency-keys.js';

export const HTTP_SETTINGS = Symbol('HttpSettings');

/** What the HTTP layer of one application needs to be told. */
export interface HttpSettings {
  readonly tokenVerifier: TokenVerifier;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Kept in PostgreSQL by default. */
  readonly idempotencyKeys?: IdempotencyKeys;
  readonly eventStreams?: Partial<EventStreamSettings>;
  /** Requests are not traced without it. */
  readonly tracing?: Tracing | undefined;
  readonly limits?: Partial<LimitSettings>;
  readonly files?: Partial<FileSettings>;
  /** How long requests under way may take after the application was told to stop; 10 s by default. */
  readonly drainMilliseconds?: number;
}

export interface EventStreamSettings {
  /** A comment is sent so often, so that nobody on the way takes the connection for dead. */
  readonly heartbeatMilliseconds: number;
  /** A client that takes nothing for so long is disconnected; it resumes by Last-Event-ID. */
  readonly slowClientMilliseconds: number;
  /** After how long a client should connect again. */
  readonly retryMilliseconds: number;
}

export const DEFAULT_EVENT_STREAMS: EventStreamSettings = {
  heartbeatMilliseconds: 15_000,
  slowClientMilliseconds: 30_000,
  retryMilliseconds: 2_000,
};

export const DEFAULT_DRAIN_MILLISECONDS = 10_000;
