import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { blobHashOf } from '../blob-hash.js';
import { BlobStoreUnavailableError } from '../errors.js';
import { S3BlobStore } from './s3-blob-store.adapter.js';
import { readS3Settings } from './s3-settings.js';

const SECRET = 'a/secret+with=signs';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

// This is no S3 server: it looks at requests, and answers as an ailing one does. The conformance suite needs a real one.
describe('requests of S3BlobStore', () => {
  let server: Server;
  let store: S3BlobStore;
  let received: Received[];
  let answer: (response: ServerResponse, count: number) => void;

  beforeEach(async () => {
    received = [];
    answer = (response) => response.end();
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        const { method = '', url = '', headers } = request;
        received.push({ method, url, headers, body });
        answer(response, received.length);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    store = new S3BlobStore(settings(), { patienceMilliseconds: 1_000 });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  function settings() {
    const { port } = server.address() as AddressInfo;
    const key = encodeURIComponent(SECRET);
    return readS3Settings(`http://KEY:${key}@127.0.0.1:${port}/bucket/evidence?region=eu-west-3`);
  }

  it('are signed with the hash of the content, and hold no secret', async () => {
    const content = randomBytes(70_000);
    await store.put(content);

    const [put] = received;
    expect(put).toMatchObject({ method: 'PUT', url: `/bucket/evidence/${blobHashOf(content)}` });
    expect(put?.body.equals(content)).toBe(true);
    expect(put?.headers['x-amz-content-sha256']).toBe(blobHashOf(content));
    expect(put?.headers.authorization).toBe(authorizationOf(put!));
    expect(JSON.stringify([put?.url, put?.headers])).not.toContain(SECRET);
  });

  it.each(['get', 'exists', 'delete'] as const)('are signed without a content: %s', async (ask) => {
    const hash = blobHashOf(randomBytes(8));
    await store[ask](hash).catch(() => undefined);
    expect(received[0]?.headers.authorization).toBe(authorizationOf(received[0]!));
  });

  it('are repeated to a busy server, with the same content', async () => {
    answer = (response, count) => response.writeHead(count < 3 ? 503 : 200).end();
    const content = randomBytes(1_000);
    await store.put(content);
    expect(received.map(({ body }) => body.equals(content))).toEqual([true, true, true]);
  });

  it.each([
    ['fails for ever', (response: ServerResponse) => response.writeHead(500).end(), '500'],
    [
      'refuses',
      (response: ServerResponse) =>
        response.writeHead(403).end('<Error><Code>AccessDenied</Code><Key>x</Key></Error>'),
      '403 AccessDenied',
    ],
    ['breaks off', (response: ServerResponse) => response.destroy(), 'cannot be reached'],
    ['does not answer', () => undefined, 'does not answer'],
    [
      'sends elsewhere',
      (response: ServerResponse) => response.writeHead(302, { location: 'http://[::1]:9/' }).end(),
      'cannot be reached',
    ],
  ])('end as unavailable when the server %s', async (_, answering, reason) => {
    answer = answering;
    const hash = blobHashOf(randomBytes(8));
    for (const asked of [() => store.put(randomBytes(8)), () => store.get(hash)]) {
      const failure = await asked().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BlobStoreUnavailableError);
      expect((failure as Error).message).toContain(reason);
    }
    await expect(store.exists(hash)).rejects.toBeInstanceOf(BlobStoreUnavailableError);
    await expect(store.delete(hash)).rejects.toBeInstanceOf(BlobStoreUnavailableError);
  });

  it('fail for the reader when the content breaks off', async () => {
    const content = randomBytes(100_000);
    answer = (response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 50_000), () => response.destroy());
    };
    const stream = await store.get(blobHashOf(content));
    await expect(buffer(stream)).rejects.toBeInstanceOf(BlobStoreUnavailableError);
  });

  it('leave a content the time that its reader takes', async () => {
    const content = randomBytes(2_000);
    answer = (response) => {
      response.writeHead(200).write(content.subarray(0, 1_000));
      setTimeout(() => response.end(content.subarray(1_000)), 1_500);
    };
    expect(await buffer(await store.get(blobHashOf(content)))).toEqual(content);
  });
});

/** Signature Version 4, from its specification. */
function authorizationOf({ method, url, headers }: Received): string {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  const date = String(headers['x-amz-date']);
  const scope = `${date.slice(0, 8)}/eu-west-3/s3/aws4_request`;
  const canonical = [
    method,
    url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scope, blobHashOf(Buffer.from(canonical))].join('\n');
  const key = [date.slice(0, 8), 'eu-west-3', 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${SECRET}`,
  );
  const signature = createHmac('sha256', key).update(text).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=KEY/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}
