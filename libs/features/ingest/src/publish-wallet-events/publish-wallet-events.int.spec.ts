import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { walletEventTypes } from '#contracts';
import { type RecordedEvent } from '#platform/event-store';
import { BATCH, STRUCTURED } from './content-mode.js';
import { headersOf, IngestOverHttp, newEvent, PROBLEM } from './ingest-over-http.fixture.js';

let ingest: IngestOverHttp;

beforeAll(async () => {
  ingest = await IngestOverHttp.start({ instances: 2 });
});

afterAll(() => ingest.close());

const post: IngestOverHttp['post'] = (...request) => ingest.post(...request);

async function recordsOf(id: string): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const event of ingest.log.store.readAll({
    filter: { streamPrefixes: ['walletEvent-'] },
  })) {
    if ((event.data as { id: string }).id === id) found.push(event);
  }
  return found;
}

describe('POST /v1/wallet-events with one event', () => {
  it.each(walletEventTypes().map(({ type }) => type))('stores %s', async (type) => {
    const event = newEvent({ backfill: true, data: { memo: '充值 🙁', extra: { a: [1] } } }, type);
    const answer = await post(STRUCTURED, event, { headers: { 'x-correlation-id': 'c-1' } });
    expect(answer).toMatchObject({
      status: 202,
      body: { id: event.id, source: event.source, eventId: expect.any(String) as unknown },
    });
    const [record, ...others] = await recordsOf(event.id);
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      id: answer.body.eventId,
      type,
      data: event,
      revision: 0,
      metadata: {
        occurredAt: '2026-03-01T08:00:00.000Z',
        actor: { kind: 'service', id: 'sender-1' },
        correlationId: 'c-1',
        causationId: answer.body.eventId,
      },
    });
  });

  it('gives a repeat its first answer, in another mode and at another instance too', async () => {
    const event = newEvent({ backfill: true, source: '/wallet/%E2%82%AC' });
    const first = await post(STRUCTURED, event);
    const repeats = [
      await post(STRUCTURED, event),
      await post(STRUCTURED, JSON.stringify(event, null, 2), { instance: 1 }),
      await post('application/json', event.data, { headers: headersOf(event), instance: 1 }),
    ];
    for (const repeat of repeats) expect(repeat).toMatchObject({ status: 202, body: first.body });
    const batch = await post(BATCH, [event]);
    expect(batch).toMatchObject({
      status: 202,
      body: { results: [Object.assign({ index: 0, status: 202 }, first.body)] },
    });
    expect(await recordsOf(event.id)).toHaveLength(1);
  });

  it('keeps that an event tells of the past, in whatever mode it says so, and nothing but true or false', async () => {
    const [structured, batched, binary] = [1, 2, 3].map(() => newEvent({ backfill: true }));
    const answers = [
      await post(STRUCTURED, structured),
      await post(BATCH, [batched]),
      await post('application/json', binary!.data, { headers: headersOf(binary!) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    for (const { id } of [structured!, batched!, binary!]) {
      expect((await recordsOf(id)).map(({ data }) => data)).toMatchObject([{ id, backfill: true }]);
    }
    const { backfill: _, ...present } = binary!;
    expect(await post(STRUCTURED, present)).toMatchObject({ status: 409 });
    const unclear = newEvent({ backfill: 'yes' });
    for (const refused of [
      await post(STRUCTURED, unclear),
      await post('application/json', unclear.data, { headers: headersOf(unclear) }),
    ]) {
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/backfill' }] } });
    }
  });

  it('refuses other content under the same source and id, at every instance', async () => {
    const event = newEvent();
    await post(STRUCTURED, event);
    const other = { ...event, data: { ...event.data, amount: '0.01' } };
    for (const instance of [0, 1]) {
      expect(await post(STRUCTURED, other, { instance })).toMatchObject({
        status: 409,
        headers: { 'content-type': PROBLEM },
        body: { code: 'wallet-event-conflict' },
      });
    }
    expect(await post(STRUCTURED, { ...other, source: '/wallet/other' })).toMatchObject({
      status: 202,
    });
    expect(await recordsOf(event.id)).toHaveLength(2);
  });

  it('makes one record of 100 copies through 10 connections and two instances at once', async () => {
    const event = newEvent();
    const agents = Array.from({ length: 10 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        post(STRUCTURED, event, { agent: agents[index % 10]!, instance: index % 2 }),
      ),
    );
    agents.forEach((agent) => {
      agent.destroy();
    });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.eventId)).size).toBe(1);
    expect(await recordsOf(event.id)).toHaveLength(1);
  });

  it('lets one of 40 events that race for one id win', async () => {
    const event = newEvent();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        post(
          STRUCTURED,
          { ...event, data: { ...event.data, attempt: index } },
          {
            instance: index % 2,
          },
        ),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array.from({ length: 39 }, () => 409)]);
    expect(await recordsOf(event.id)).toHaveLength(1);
  });

  it('records a time to come as now', async () => {
    const event = newEvent({ time: '2999-01-01T00:00:00Z' });
    expect(await post(STRUCTURED, event)).toMatchObject({ status: 202 });
    const [record] = await recordsOf(event.id);
    expect(record!.metadata.occurredAt).toBe(record!.metadata.recordedAt);
  });
});

describe('POST /v1/wallet-events with a batch', () => {
  it('stores the good events whatever the bad ones are, and tells each its own', async () => {
    const known = newEvent();
    await post(STRUCTURED, known);
    const [good, twin, foreign] = [newEvent(), newEvent(), newEvent({ source: '/wallet/foreign' })];
    const texts = [
      good,
      7,
      { ...twin, data: null },
      twin,
      { ...known, data: { ...known.data, amount: '5.00' } },
      foreign,
      twin,
      newEvent({ data: { memo: 'x'.repeat(300_000) } }),
      { ...twin, data: { ...twin.data, amount: '7.00' } },
    ].map((member) => JSON.stringify(member));
    texts.push(JSON.stringify(newEvent()).replace('{', '{"id":"first",'));
    const answer = await post(BATCH, `[${texts.join(',')}]`, {
      as: { sources: ['/wallet/payments'] },
    });
    expect(answer.status).toBe(207);
    expect(answer.body.results.map(({ index }) => index)).toEqual([...texts.keys()]);
    expect(
      answer.body.results.map(({ status, problem }) => [status, problem?.code ?? 'stored']),
    ).toEqual([
      [202, 'stored'],
      [422, 'invalid-wallet-event'],
      [422, 'invalid-wallet-event'],
      [202, 'stored'],
      [409, 'wallet-event-conflict'],
      [403, 'source-not-allowed'],
      [202, 'stored'],
      [413, 'event-too-large'],
      [409, 'wallet-event-conflict'],
      [422, 'invalid-wallet-event'],
    ]);
    expect(answer.body.results[2]!.problem!.errors).toMatchObject([{ pointer: '/data' }]);
    expect(answer.body.results[9]!.problem!.errors).toMatchObject([{ pointer: '/id' }]);
    expect(answer.body.results[3]!.eventId).toBe(answer.body.results[6]!.eventId);
    expect(await recordsOf(good.id)).toHaveLength(1);
    expect(await recordsOf(twin.id)).toHaveLength(1);
    expect(await recordsOf(foreign.id)).toEqual([]);
  });

  it('stores 1,000 events, those of one account in their order', async () => {
    const before = await ingest.log.store.head();
    const batch = Array.from({ length: 1_000 }, (_, index) => {
      const account = `account-${index % 7}`;
      return newEvent({ subject: account, data: { accountId: account } });
    });
    const answer = await post(BATCH, batch);
    expect(answer.status).toBe(202);
    const stored: { id: string; subject: string }[] = [];
    for await (const { data } of ingest.log.store.readAll({ after: before }))
      stored.push(data as never);
    expect(stored).toHaveLength(1_000);
    for (const subject of new Set(batch.map((event) => event.subject))) {
      const idsOf = (events: readonly { id: string; subject: string }[]) =>
        events.filter((event) => event.subject === subject).map(({ id }) => id);
      expect(idsOf(stored)).toEqual(idsOf(batch));
    }
  });

  it('stores a batch once that is sent over and over at once', async () => {
    const batch = Array.from({ length: 50 }, () => newEvent());
    const before = await ingest.countEvents();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post(BATCH, batch, { instance: index % 2 })),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(202);
      expect(body).toEqual(answers[0]!.body);
    }
    expect(await ingest.countEvents()).toBe(before + 50);
  });

  it('takes an empty one', async () => {
    expect(await post(BATCH, [])).toMatchObject({ status: 202, body: { results: [] } });
  });
});
