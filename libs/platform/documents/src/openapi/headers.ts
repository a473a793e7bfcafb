import { type DocumentedAnswer, type RouteContract } from '#platform/http';
import {
  type OpenApiHeader,
  type OpenApiParameter,
  type OpenApiResponse,
} from './openapi-document.js';

type Headers = NonNullable<OpenApiResponse['headers']>;

const CORRELATION = 'X-Correlation-Id';

/** Of the answers that several routes give. */
export const commonHeaders: Readonly<Record<string, OpenApiHeader>> = {
  [CORRELATION]: {
    description: 'Names the request in logs: the one that was sent, or a new one.',
    schema: { type: 'string' },
  },
  ETag: {
    description: 'The revision of the case, to be sent as If-Match.',
    schema: { type: 'string', pattern: '^"(0|[1-9][0-9]*)"$' },
  },
  'Retry-After': {
    description: 'Seconds after which a repeat can succeed.',
    schema: { type: 'string', pattern: '^[0-9]+$' },
  },
  'WWW-Authenticate': {
    description: 'RFC 6750: whether a token is missing, not accepted, or not sufficient.',
    schema: { type: 'string' },
  },
};

const OF_FEATURES: Readonly<Record<string, OpenApiParameter>> = {
  'if-match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of the revision that you have seen.',
    schema: { type: 'string', pattern: '^"(0|[1-9][0-9]{0,14})"$' },
    example: '"1"',
  },
  'idempotency-key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'With it a repeat of the request gets the first answer again.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
    example: '0190c1f4-6f1a-7c3e-9b0e-2f4d8a5b6c7d',
  },
  'event-stream': {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    description: 'Resumes a stream: the `id` of the last event that you got.',
    schema: { type: 'string', pattern: '^[0-9]{1,10}$' },
    example: '7',
  },
};

export function requestHeaders({ features, documentation }: RouteContract): OpenApiParameter[] {
  const own = Object.entries(documentation?.headers ?? {}).map(
    ([name, parameter]): OpenApiParameter => ({
      name,
      in: 'header',
      ...parameter,
      required: parameter.required ?? false,
    }),
  );
  return [...features.flatMap((feature) => OF_FEATURES[feature] ?? []), ...own];
}

export function headersOfAnswer(
  { features }: RouteContract,
  { headers }: DocumentedAnswer,
): Headers {
  const own = Object.entries(headers ?? {}).map(
    ([name, description]) => [name, { description, schema: { type: 'string' } }] as const,
  );
  return {
    ...reference(CORRELATION),
    ...(features.includes('etag') && reference('ETag')),
    ...Object.fromEntries(own),
  };
}

export function headersOfRefusal(status: number): Headers {
  return {
    ...reference(CORRELATION),
    ...((status === 401 || status === 403) && reference('WWW-Authenticate')),
    ...((status === 429 || status === 503) && reference('Retry-After')),
  };
}

function reference(name: string): Headers {
  return { [name]: { $ref: `#/components/headers/${name}` } };
}
