import { walletEventBatchContract, walletEventContract, walletEventDataContract } from '#contracts';
import { type RouteDocumentation } from '#platform/http';
import { BATCH, BINARY, STRUCTURED } from './content-mode.js';
import { PublishedBatchResponse, publishedContract } from './publish-wallet-events.response.js';

// Of binary mode.
const attributeHeaders = Object.fromEntries(
  [
    ['specversion', '1.0'],
    ['type', 'wallet.WithdrawalStuck.v1'],
    ['source', '/wallet/payments'],
    ['id', 'event-0001'],
    ['subject', 'account-77310'],
    ['time', '2026-03-01T08:00:00Z'],
  ].map(([name = '', example]) => [
    `ce-${name}`,
    {
      description: `Of binary mode: the attribute ${name}, percent-encoded. Extensions likewise.`,
      schema: { type: 'string', minLength: 1 },
      example,
    },
  ]),
);

// Without an example: whoever copies those of the others shall not publish the present as the past.
const backfillHeader = {
  'ce-backfill': {
    description:
      'Of binary mode: `true` for an event that tells of the past. It makes history and cases, but starts no clock and sends nothing.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
};

/** What the documents say of the route. */
export const publishDocumentation: RouteDocumentation = {
  summary: 'Publish wallet events',
  description:
    'One in structured mode, several as a batch, or one in binary mode with its attributes in `ce-` headers. What is answered ' +
    '202 is on disk; the same event again gets the same answer and changes nothing.',
  body: {
    [STRUCTURED]: walletEventContract,
    [BATCH]: walletEventBatchContract,
    [BINARY]: walletEventDataContract,
  },
  headers: { ...attributeHeaders, ...backfillHeader },
  answers: {
    202: { description: 'All of it is on disk.', body: publishedContract },
    207: {
      description: 'Of a batch: each member has a status of its own; the good ones are on disk.',
      body: PublishedBatchResponse,
      headers: { 'Retry-After': 'Seconds, where a member was refused for the time being.' },
    },
  },
  refusals: {
    400: ['malformed-batch', 'malformed-json'],
    403: ['source-not-allowed'],
    409: ['wallet-event-conflict'],
    413: ['batch-too-large', 'event-too-large'],
    422: ['invalid-wallet-event'],
    429: ['too-many-events-in-flight'],
    503: ['event-store-unavailable', 'event-store-busy'],
  },
};
