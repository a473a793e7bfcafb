import { CaselineError } from '#platform/kernel';
import { type Allowance } from './rate-limit.js';

export function tooManyRequests({ retryAfterSeconds }: Allowance): CaselineError {
  return new CaselineError(
    'too-many-requests',
    'too-many-requests',
    'You send more requests than one caller may. Nothing of this one was done: send it again after Retry-After.',
    { retryAfterSeconds: Math.max(retryAfterSeconds, 1) },
  );
}

export function tooManyRefusals({ retryAfterSeconds }: Allowance): CaselineError {
  return new CaselineError(
    'too-many-requests',
    'too-many-refused-requests',
    'Too many requests without an accepted token came from this address. Come again after Retry-After, with one.',
    { retryAfterSeconds: Math.max(retryAfterSeconds, 1) },
  );
}

export function tooManyInFlight(): CaselineError {
  return new CaselineError(
    'unavailable',
    'too-many-requests-in-flight',
    'This process has as many requests under way as it takes. Send this one again in a moment.',
    { retryAfterSeconds: 1 },
  );
}
