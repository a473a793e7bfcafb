import { HttpException } from '@nestjs/common';
import { CaselineError } from '#platform/kernel';
import { isTransientPostgresError } from '#platform/postgres';
import { type ProblemInput } from './problem-details.js';
import { STATUS_OF_KIND } from './status-of-kind.js';

/** What a failed request is answered with. */
export interface HttpFailure extends Omit<ProblemInput, 'correlationId'> {
  readonly headers: Readonly<Record<string, string>>;
}

/** The frameworks' own refusals. Their messages quote the request, so each gets one of ours. */
const FRAMEWORK_REFUSALS: Readonly<
  Record<number, { readonly code: string; readonly detail: string }>
> = {
  400: { code: 'malformed-request', detail: 'The request cannot be read.' },
  404: { code: 'route-not-found', detail: 'There is nothing at this path.' },
  405: { code: 'method-not-allowed', detail: 'This path does not take this method; see Allow.' },
  408: { code: 'request-timeout', detail: 'The request did not arrive completely in time.' },
  413: { code: 'body-too-large', detail: 'The body is larger than this route takes.' },
  414: { code: 'uri-too-long', detail: 'A part of the path is longer than any that exists.' },
  415: {
    code: 'unsupported-media-type',
    detail: 'The body has no Content-Type, or one that this route does not take.',
  },
  431: { code: 'headers-too-large', detail: 'The headers are larger than the server takes.' },
};

const INTERNAL_ERROR = {
  status: 500,
  code: 'internal-error',
  detail: 'Something went wrong here. Quote the X-Correlation-Id when you report it.',
  headers: {},
};

const DATABASE_UNAVAILABLE: HttpFailure = {
  status: 503,
  code: 'database-unavailable',
  detail: 'The database cannot be reached now. Try again in a moment.',
  headers: { 'retry-after': '1' },
};

export function frameworkRefusal(
  status: number,
  headers: Record<string, string> = {},
): HttpFailure {
  const known = FRAMEWORK_REFUSALS[status];
  return {
    status,
    code: known?.code ?? 'request-refused',
    detail: known?.detail ?? 'The request was refused.',
    headers,
  };
}

export function httpFailureOf(error: unknown): HttpFailure {
  if (error instanceof CaselineError) return failureOfCaselineError(error);
  if (isTransientPostgresError(error)) return DATABASE_UNAVAILABLE;
  if (error instanceof HttpException && error.getStatus() < 500) {
    return frameworkRefusal(error.getStatus());
  }
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? error.statusCode
      : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return frameworkRefusal(status);
  return INTERNAL_ERROR;
}

function failureOfCaselineError(error: CaselineError): HttpFailure {
  return {
    status: STATUS_OF_KIND[error.kind],
    code: error.code,
    detail: error.message,
    extensions: error.extensions,
    headers: {
      ...(error.retryAfterSeconds !== undefined && {
        'retry-after': String(Math.ceil(error.retryAfterSeconds)),
      }),
      ...challengeFor(error),
    },
  };
}

/** RFC 6750: says whether a token is missing, not accepted, or not sufficient. */
function challengeFor({ kind, code, message }: CaselineError): Record<string, string> {
  if (kind === 'forbidden') {
    return { 'www-authenticate': 'Bearer realm="caseline", error="insufficient_scope"' };
  }
  if (kind !== 'unauthenticated') return {};
  const reason =
    code === 'token-missing'
      ? ''
      : `, error="invalid_token", error_description="${quotable(message)}"`;
  return { 'www-authenticate': `Bearer realm="caseline"${reason}` };
}

function quotable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]|["\\]/g, ' ');
}
