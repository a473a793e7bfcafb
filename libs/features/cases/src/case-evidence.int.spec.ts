import { request as httpRequest } from 'node:http';
import { Global, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { BlobStoreUnavailableError, blobHashOf } from '#platform/blob-store';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#platform/event-store';
import { CLOCK, Keyring, systemClock } from '#platform/kernel';
import {
  MemoryBlobStore,
  openTestLog,
  startTestHttpApplication,
  type TestHttpApplication,
  type TestLog,
  testKeyring,
  withAppendFaults,
} from '#testing';
import { CaseCommandsModule } from './case-commands.module.js';
import { caseStream } from './case/case-events.js';
import { CaseEvidenceController } from './case-evidence/case-evidence.controller.js';
import { CaseEvidence } from './case-evidence/case-evidence.query.js';
import { ScanEvidencePolicy } from './scan-evidence/scan-evidence.policy.js';
import {
  type EvidenceScanner,
  type ScanVerdict,
} from './scan-evidence/scanners/evidence-scanner.js';

const MAX_BYTES = 200_000;
const SCRIPT = '<script>alert(1)</script>';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Entry {
  readonly evidenceId: string;
  readonly state: string;
  readonly fileName: string | null;
}

/** Says what a test wants it to say of each content. */
class TestScanner implements EvidenceScanner {
  readonly name = 'test';
  verdict: ScanVerdict = { verdict: 'passed' };
  readonly seen: string[] = [];

  async scan(content: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    this.seen.push(blobHashOf(Buffer.concat(pieces)));
    return this.verdict;
  }
}

describe('evidence of cases over HTTP', () => {
  let log: TestLog;
  let blobs: MemoryBlobStore;
  let scanner: TestScanner;
  let api: TestHttpApplication;
  let picture: Buffer;
  let customers = 0;

  beforeAll(async () => {
    log = await openTestLog();
    const create = { width: 40, height: 30, channels: 3 as const, background: 'red' };
    picture = await sharp({ create })
      .withExif({ IFD0: { Artist: 'Li Lei' }, IFD3: { GPSLatitude: '31/1 13/1 48/1' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => log.close());

  beforeEach(async () => {
    blobs = new MemoryBlobStore();
    scanner = new TestScanner();
    customers += 1;
    api = await start(log.store);
  });
  afterEach(() => api.close());

  /** Another process on the same log and contents. */
  function start(store: EventStore): Promise<TestHttpApplication> {
    @Global()
    @Module({
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: CLOCK, useValue: systemClock },
        { provide: Keyring, useValue: testKeyring },
      ],
      exports: [EVENT_STORE, CLOCK, Keyring],
    })
    class LogModule {}
    const evidence = { limits: { maxPixels: 1_000_000 }, scanner };
    const commands = CaseCommandsModule.forRoot({ reopenWindowHours: 168, evidence });
    return startTestHttpApplication({
      imports: [LogModule, commands],
      controllers: [CaseEvidenceController],
      providers: [CaseEvidence],
      settings: { files: { maxBytes: MAX_BYTES, atOnce: 3 } },
      blobs,
    });
  }

  async function openedCase(): Promise<string> {
    const answer = await api.request('/v1/cases', {
      method: 'POST',
      as: 'agent',
      json: { type: 'complaint', customerId: `evidence-${customers}`, description: 'See it.' },
    });
    return ((await answer.json()) as { caseId: string }).caseId;
  }

  async function add(
    caseId: string,
    file: Uint8Array,
    headers: Record<string, string> = {},
    on = api,
  ): Promise<Answer> {
    const answer = await on.request(`/v1/cases/${caseId}/evidence`, {
      method: 'POST',
      as: 'agent',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: new Uint8Array(file),
    });
    const body = (await answer.json()) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, body };
  }

  async function entriesOf(caseId: string): Promise<readonly Entry[]> {
    const answer = await api.request(`/v1/cases/${caseId}/evidence`, { as: 'auditor' });
    return ((await answer.json()) as { data: Entry[] }).data;
  }

  /** All but to which queue it went. */
  async function eventsOf(caseId: string): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of log.store.readStream(caseStream(caseId))) events.push(event);
    return events.filter(({ type }) => type !== 'CaseRouted');
  }

  /** What the policy does with what has been added, in a process of its own time. */
  async function scanAll(caseId: string, on = api): Promise<void> {
    const added = (await eventsOf(caseId)).filter(({ type }) => type === 'EvidenceAdded');
    for (const event of added) await on.app.get(ScanEvidencePolicy).handle(event);
  }

  const open = async (location: string | null) => api.request(location ?? '', { as: 'auditor' });

  it('is kept without what the sender did not mean to show, and opened only after a scan', async () => {
    const caseId = await openedCase();
    const name = encodeURIComponent('错误 截图.jpeg.exe');

    const added = await add(caseId, picture, { 'file-name': name });

    const location = added.headers.get('location');
    expect([added.status, added.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await entriesOf(caseId)).toMatchObject([
      {
        ...{ state: 'quarantined', mediaType: 'image/jpeg', width: 40, height: 30 },
        ...{ fileName: '错误 截图.jpeg.exe', addedBy: { kind: 'agent', id: 'agent-1' } },
      },
    ]);
    const early = await open(location);
    expect([early.status, await early.json()]).toMatchObject([
      409,
      { code: 'evidence-in-quarantine', rule: 'Evidence in quarantine is opened by nobody.' },
    ]);

    await scanAll(caseId);
    const content = await open(location);
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(content.status).toBe(200);
    expect(Object.fromEntries(content.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(content.headers.get('content-disposition')).toMatch(
      /^attachment; filename="evidence-[0-9a-f]{8}\.jpg"; filename\*=UTF-8''[\w%.-]+\.jpeg\.exe\.jpg$/,
    );
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.toString('latin1')).not.toMatch(/Li Lei|Exif/);
    expect(api.logged.filter((line) => /截图|%E6%88%AA/.test(line))).toEqual([]);
    expect([scanner.seen, blobs.hashes]).toEqual([[blobHashOf(bytes)], [blobHashOf(bytes)]]);
    const { metadata } = (await eventsOf(caseId)).at(-1)!;
    expect(metadata.actor).toEqual({ kind: 'system', id: 'scan-evidence' });
  });

  it('is never opened when the scan rejects it, and the finding stays', async () => {
    const caseId = await openedCase();
    scanner.verdict = { verdict: 'rejected', finding: 'Eicar-Test' };
    const { headers } = await add(caseId, picture);
    await scanAll(caseId);
    scanner.verdict = { verdict: 'passed' };
    await scanAll(caseId);

    const refused = await open(headers.get('location'));

    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: 'evidence-rejected' },
    ]);
    expect(await entriesOf(caseId)).toMatchObject([{ state: 'rejected', finding: 'Eicar-Test' }]);
    expect((await add(caseId, picture)).status).toBe(200);
    expect(await entriesOf(caseId)).toMatchObject([{ state: 'rejected' }]);
  });

  it('is one when the same file is sent twice, and another one on another case', async () => {
    const [caseId, otherCase] = [await openedCase(), await openedCase()];
    const copies = await Promise.all([
      add(caseId, picture, { 'file-name': 'a.jpg' }),
      add(caseId, picture, { 'file-name': 'b.png', 'content-type': 'image/png' }),
    ]);
    await add(otherCase, picture);

    expect(copies.map(({ status }) => status)).toEqual([200, 200]);
    expect(await entriesOf(caseId)).toHaveLength(1);
    expect((await eventsOf(caseId)).map(({ type }) => type)).toEqual([
      'CaseOpened',
      'EvidenceAdded',
    ]);
    const [one] = await entriesOf(caseId);
    const [other] = await entriesOf(otherCase);
    expect(other?.evidenceId).not.toBe(one?.evidenceId);
    expect(blobs.hashes).toHaveLength(1);
    const foreign = await open(`/v1/cases/${otherCase}/evidence/${one?.evidenceId ?? ''}/content`);
    expect([foreign.status, await foreign.json()]).toMatchObject([
      404,
      { code: 'evidence-not-found' },
    ]);
  });

  it('answers a repeated request as first, and refuses its key for another file', async () => {
    const caseId = await openedCase();
    const key = { 'idempotency-key': `evidence-${customers}` };
    const first = await add(caseId, picture, key);
    await add(caseId, await sharp(picture).png().toBuffer());

    const again = await add(caseId, picture, key);
    const other = await add(caseId, await sharp(picture).webp().toBuffer(), key);

    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('loses nothing when the process stops between content and event', async () => {
    const caseId = await openedCase();
    const crashing = await start(withAppendFaults(log.store, () => 'append lost'));
    const lost = await add(caseId, picture, {}, crashing);
    await crashing.close();
    expect(lost.status).toBe(503);
    expect(blobs.hashes).toHaveLength(1);
    expect(await entriesOf(caseId)).toEqual([]);

    expect((await add(caseId, picture)).status).toBe(200);
    expect(blobs.hashes).toHaveLength(1);
    expect(await entriesOf(caseId)).toHaveLength(1);
  });

  it('is added to no log whose content could not be kept', async () => {
    const caseId = await openedCase();
    blobs.put = () => Promise.reject(new BlobStoreUnavailableError('it is full'));
    const { status, body } = await add(caseId, picture);
    expect([status, body.code]).toEqual([503, 'blob-store-unavailable']);
    expect(await eventsOf(caseId)).toHaveLength(1);
  });

  it('is scanned again when the process stops before the verdict is recorded, with one verdict', async () => {
    const caseId = await openedCase();
    await add(caseId, picture);
    const crashing = await start(withAppendFaults(log.store, () => 'append lost'));
    await expect(scanAll(caseId, crashing)).rejects.toMatchObject({ kind: 'unavailable' });
    await crashing.close();
    expect(await entriesOf(caseId)).toMatchObject([{ state: 'quarantined' }]);

    await Promise.all([scanAll(caseId), scanAll(caseId)]);

    expect(scanner.seen.length).toBeGreaterThan(1);
    expect((await eventsOf(caseId)).map(({ type }) => type)).toEqual([
      'CaseOpened',
      'EvidenceAdded',
      'EvidenceReleased',
    ]);
  });

  it.each([
    ['a web page called .png', Buffer.from(`<html>${SCRIPT}</html>`), 415, 'unsupported-file'],
    [
      'an SVG',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
      415,
      'unsupported-file',
    ],
    ['a program', Buffer.from('MZ\x90\x00'), 415, 'unsupported-file'],
    ['nothing', Buffer.alloc(0), 415, 'unsupported-file'],
    [
      'a script behind three good bytes',
      Buffer.from(`\xff\xd8\xff${SCRIPT}`, 'latin1'),
      422,
      'unreadable-file',
    ],
    ['too much', Buffer.alloc(MAX_BYTES + 1), 413, 'body-too-large'],
  ])('refuses %s, and keeps nothing of it', async (_, file, status, code) => {
    const caseId = await openedCase();
    const answer = await add(caseId, file, {
      'content-type': 'image/png',
      'file-name': 'good.png',
    });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(blobs.hashes).toEqual([]);
    expect(await eventsOf(caseId)).toHaveLength(1);
    expect(JSON.stringify([answer.body, api.logged])).not.toContain('good.png');
  });

  it('takes the picture of one that is a web page, too, and not the page', async () => {
    const caseId = await openedCase();
    const png = await sharp(picture).png().toBuffer();
    const both = Buffer.concat([png, Buffer.from(`<html>${SCRIPT}</html>`)]);
    const { headers } = await add(caseId, both, { 'content-type': 'application/pdf' });
    await scanAll(caseId);
    const content = await open(headers.get('location'));
    expect(content.headers.get('content-type')).toBe('image/png');
    expect(await content.text()).not.toContain('script');
  });

  it('refuses bombs', async () => {
    const create = { width: 2_000, height: 2_000, channels: 3 as const, background: 'red' };
    const bomb = await sharp({ create }).png().toBuffer();
    const { status, body } = await add(await openedCase(), bomb);
    expect(bomb.length).toBeLessThan(MAX_BYTES);
    expect([status, body.code]).toEqual([413, 'too-many-pixels']);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['/', null],
    ['...', null],
    ['a\u0000b\r\nSet-Cookie: x.png', 'abSet-Cookie: x.png'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['"; filename="evil.html', '"; filename="evil.html'],
    ['x'.repeat(900), 'x'.repeat(200)],
  ])('keeps of the name %j only what a person reads: %j', async (given, kept) => {
    const caseId = await openedCase();
    const headers = { 'file-name': encodeURIComponent(given) };
    const { headers: answered } = await add(caseId, picture, headers);
    await scanAll(caseId);
    const content = await open(answered.get('location'));
    expect(await entriesOf(caseId)).toMatchObject([{ fileName: kept }]);
    expect(content.headers.get('set-cookie')).toBeNull();
    expect(content.headers.get('content-disposition')).toMatch(
      /^attachment; filename="evidence-[0-9a-f]{8}\.jpg"(; filename\*=UTF-8''[\w%.~-]+\.jpg)?$/,
    );
  });

  it.each(['%', '%FF', 'x'.repeat(2_000)])('refuses the name %s that is none', async (name) => {
    const { status, body } = await add(await openedCase(), picture, { 'file-name': name });
    expect([status, body.code]).toEqual([400, 'invalid-file-name']);
  });

  it('refuses a file that is too large while it is coming, however long it would go on', async () => {
    const caseId = await openedCase();
    const authorization = `Bearer ${await api.token('agent')}`;
    let sent = 0;
    const answered = await new Promise<{ status: number | undefined; sent: number }>(
      (resolve, reject) => {
        const url = `${api.url}/v1/cases/${caseId}/evidence`;
        const headers = { authorization, 'content-type': 'image/png' };
        const request = httpRequest(url, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve({ status: response.statusCode, sent });
          request.destroy();
        });
        request.on('error', reject);
        const piece = Buffer.alloc(20_000, 1);
        const send = () => {
          if (request.destroyed || request.closed) return;
          sent += piece.length;
          request.write(piece);
          setTimeout(send, 5);
        };
        send();
        setTimeout(() => request.destroy(), 20_000).unref();
      },
    );
    expect(answered.status).toBe(413);
    expect(blobs.hashes).toEqual([]);
    expect((await add(caseId, picture)).status).toBe(200);
  });

  it('reads nothing of a file of somebody who may not send it, and takes few at once', async () => {
    const caseId = await openedCase();
    const path = `/v1/cases/${caseId}/evidence`;
    for (const role of ['service', 'auditor', 'monitor'] as const) {
      const headers = { 'content-type': 'image/png' };
      const body = new Uint8Array(picture);
      const refused = await api.request(path, { method: 'POST', as: role, headers, body });
      expect([role, refused.status]).toEqual([role, 403]);
    }
    for (const role of ['service', 'monitor'] as const) {
      expect((await api.request(path, { as: role })).status).toBe(403);
    }
    expect((await add('0'.repeat(32), picture)).body.code).toBe('case-not-found');
    expect(blobs.hashes).toEqual([]);

    const many = await Promise.all(Array.from({ length: 12 }, () => add(caseId, picture)));
    const refusals = many.filter(({ status }) => status !== 200);
    for (const { status, headers, body } of refusals) {
      expect([status, body.code]).toEqual([429, 'too-many-files-at-once']);
      expect(headers.get('retry-after')).toBe('1');
    }
    expect(many.length - refusals.length).toBeGreaterThanOrEqual(3);
    expect(refusals.length).toBeGreaterThan(0);
    expect((await add(caseId, picture)).status).toBe(200);
  });

  it('takes files on no other route', async () => {
    const refused = await api.request(`/v1/cases/${await openedCase()}/notes`, {
      method: 'POST',
      as: 'agent',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(picture),
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { code: 'unsupported-media-type' },
    ]);
  });
});
