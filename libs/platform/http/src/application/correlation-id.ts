import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders } from 'node:http';

export const CORRELATION_HEADER = 'x-correlation-id';

const ACCEPTABLE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The client's own id where it can stand in logs and headers as it is, and a new one otherwise. */
export function correlationIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const given = headers[CORRELATION_HEADER];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
