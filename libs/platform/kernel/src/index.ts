export { type Clock, CLOCK, systemClock } from './clock.js';
export { type Decider, type EventShape } from './decider.js';
export { CaselineError, type ErrorKind, type ErrorOptions } from './errors.js';
export { type Actor, type EventMetadata } from './event-metadata.js';
export { Keyring } from './keyring.js';
export {
  inSpan,
  type Span,
  type SpanOptions,
  type SpanOutcome,
  TRACING,
  type Tracing,
} from './tracing.js';
