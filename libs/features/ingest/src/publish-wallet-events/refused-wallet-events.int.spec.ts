import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BATCH, BINARY, STRUCTURED } from './content-mode.js';
import { headersOf, IngestOverHttp, newEvent, PROBLEM, TYPE } from './ingest-over-http.fixture.js';

let ingest: IngestOverHttp;

beforeAll(async () => {
  ingest = await IngestOverHttp.start();
});

afterAll(() => ingest.close());

const post: IngestOverHttp['post'] = (...request) => ingest.post(...request);

describe('POST /v1/wallet-events refuses', () => {
  const event = () => JSON.stringify(newEvent());

  it.each<[string, number, string, () => ReturnType<typeof post>]>([
    ['a broken text', 400, 'malformed-json', () => post(STRUCTURED, '{"specversion":"1.0"')],
    ['a broken batch', 400, 'malformed-json', () => post(BATCH, `[${event()},]`)],
    ['a batch that is none', 400, 'malformed-batch', () => post(BATCH, event())],
    ['nothing at all', 400, 'malformed-json', () => post(STRUCTURED, '')],
    ['UTF-16', 400, 'malformed-json', () => post(STRUCTURED, Buffer.from(event(), 'utf16le'))],
    ['no media type', 415, 'unsupported-media-type', () => post(undefined, event())],
    ['text', 415, 'unsupported-media-type', () => post('text/plain', event())],
    ['a form', 415, 'unsupported-media-type', () => post('multipart/form-data', event())],
    [
      'JSON without attributes',
      415,
      'unsupported-media-type',
      () => post('application/json', event()),
    ],
    [
      'compressed text',
      415,
      'unsupported-media-type',
      () => post(STRUCTURED, event(), { headers: { 'content-encoding': 'gzip' } }),
    ],
    ['no token', 401, 'token-missing', () => post(STRUCTURED, event(), { as: 'nobody' })],
    ['an agent', 403, 'role-not-allowed', () => post(STRUCTURED, event(), { as: 'agent' })],
    [
      'another source',
      403,
      'source-not-allowed',
      () => post(STRUCTURED, event(), { as: { sources: ['/wallet/pay'] } }),
    ],
    [
      'an event too large',
      413,
      'event-too-large',
      () => post(STRUCTURED, newEvent({ data: { memo: 'x'.repeat(300_000) } })),
    ],
    ['a body too large', 413, 'body-too-large', () => post(STRUCTURED, 'x'.repeat(1_100_000))],
    ['a batch too large', 413, 'body-too-large', () => post(BATCH, 'x'.repeat(4_200_000))],
    ['too many', 413, 'batch-too-large', () => post(BATCH, `[${'1,'.repeat(1_000)}1]`)],
    [
      'deep nesting',
      422,
      'invalid-wallet-event',
      () => post(STRUCTURED, '['.repeat(9e4) + ']'.repeat(9e4)),
    ],
  ])('%s with %i %s, and stores nothing', async (_, status, code, send) => {
    const before = await ingest.countEvents();
    expect(await send()).toMatchObject({
      status,
      headers: { 'content-type': PROBLEM },
      body: { type: `urn:caseline:problem:${code}`, status, code },
    });
    expect(await ingest.countEvents()).toBe(before);
  });

  it.each([undefined, 'text/plain', 'application/json', 'application/xml'])(
    'the media type %s, and names those that it takes',
    async (mediaType) => {
      const { body } = await post(mediaType, event());
      for (const taken of [STRUCTURED, BATCH, BINARY]) expect(body.detail).toContain(taken);
    },
  );

  it.each<[string, string, (text: string) => string]>([
    ['an attribute that stands twice', '/id', (text) => text.replace('{', '{"id":"event-0",')],
    [
      'a field that stands twice',
      '/data/amount',
      (text) => text.replace('"data":{', '"data":{"amount":"1.00",'),
    ],
    [
      'a number no double holds',
      '/data/big',
      (text) => text.replace('"data":{', '"data":{"big":12345678901234567890,'),
    ],
    [
      'half a character',
      '/data/memo',
      (text) => text.replace('"data":{', String.raw`"data":{"memo":"\ud83d",`),
    ],
    [
      'a zero byte',
      '/data/memo',
      (text) => text.replace('"data":{', String.raw`"data":{"memo":"a\u0000",`),
    ],
    [
      'a prototype',
      '/data/__proto__',
      (text) => text.replace('"data":{', '"data":{"__proto__":{},'),
    ],
    ['an unknown type', '/type', (text) => text.replace(TYPE, 'wallet.Unheard.v1')],
  ])('%s with 422 and its pointer', async (_, pointer, change) => {
    const { status, body } = await post(STRUCTURED, change(event()));
    expect([status, body.code]).toEqual([422, 'invalid-wallet-event']);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('a header that comes twice in binary mode', async () => {
    const event = newEvent();
    const twice = { ...headersOf(event), 'ce-id': ['event-0', 'event-0'] };
    const { status, body } = await post('application/json', event.data, { headers: twice });
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/id' }]]);
  });

  it('a body that ends too soon, and goes on serving', async () => {
    const socket = connect(Number(new URL(ingest.apps[0]!.url).port), '127.0.0.1');
    const head = [
      'POST /v1/wallet-events HTTP/1.1',
      'Host: localhost',
      `Authorization: ${(await ingest.authorizationOf({ sources: 'every' })).authorization}`,
      `Content-Type: ${STRUCTURED}`,
      'Content-Length: 5000',
    ];
    await new Promise<void>((resolve) => {
      socket.write(`${head.join('\r\n')}\r\n\r\n{"specversion":`, () => {
        socket.destroy();
        resolve();
      });
    });
    expect(await post(STRUCTURED, newEvent())).toMatchObject({ status: 202 });
  });

  it('without a word about a person in its logs', async () => {
    const personal = { customerId: 'Zhang-Wei-1979', memo: 'lives at 5 Long Road' };
    await post(STRUCTURED, newEvent({ data: personal }));
    await post(STRUCTURED, newEvent({ data: { ...personal, amount: 'Zhang-Wei' } }));
    await post(STRUCTURED, JSON.stringify(newEvent({ data: personal })).slice(0, -1));
    const { logged } = ingest.apps[0]!;
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).not.toMatch(/Zhang|Long Road|account-77310/);
  });
});
