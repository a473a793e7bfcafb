import { type CaselineError } from '#platform/kernel';
import { STATUS_OF_KIND } from './status-of-kind.js';

/** RFC 9457. `code` is the stable part of `type`; further members depend on the code. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance?: string;
  readonly [extension: string]: unknown;
}

export interface ProblemInput {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly correlationId?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export function problemDetails(input: ProblemInput): ProblemDetails {
  const { status, code, detail, correlationId, extensions } = input;
  return {
    // First, so that no extension can pass for one of the standard members.
    ...extensions,
    type: `urn:caseline:problem:${code}`,
    title: titleOf(code),
    status,
    detail,
    code,
    ...(correlationId !== undefined && { instance: `urn:caseline:request:${correlationId}` }),
  };
}

/** Also for the members of a batch, each of which may have a problem of its own. */
export function problemOf(error: CaselineError, correlationId?: string): ProblemDetails {
  return problemDetails({
    status: STATUS_OF_KIND[error.kind],
    code: error.code,
    detail: error.message,
    extensions: error.extensions,
    ...(correlationId !== undefined && { correlationId }),
  });
}

/** `case-not-found` → "Case not found": the same for every occurrence, as the RFC wants titles to be. */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
