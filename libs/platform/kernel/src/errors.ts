/**
 * What kind of failure it is, in words that know no protocol. Only the HTTP layer turns a kind into a
 * status code.
 */
export type ErrorKind =
  | 'malformed' // the input cannot be read at all
  | 'invalid' // the input is readable and breaks its contract
  | 'not-found'
  | 'conflict' // the request contradicts what is already recorded
  | 'rule-violated' // a rule of the domain forbids it in the present state
  | 'precondition-required' // the caller must say which revision it has seen
  | 'precondition-failed' // the caller has seen an older revision
  | 'unauthenticated'
  | 'forbidden'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'unavailable'; // nothing is wrong with the request; try again later

export interface ErrorOptions {
  /** Members added to the problem details, e.g. `{ currentRevision: 4 }`. Never personal data. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Seconds after which a repeat can succeed. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * An expected failure: it has a stable `code` (kebab-case, part of the API) and a message that says what
 * was wrong and what to do. Messages carry no personal data, as they reach logs.
 */
export class CaselineError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: ErrorKind, code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.extensions = options.extensions ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
