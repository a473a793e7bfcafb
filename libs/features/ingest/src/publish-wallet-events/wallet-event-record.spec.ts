import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent, type ExampleChanges } from '#contracts';
import { Keyring } from '#platform/kernel';
import { MAX_EVENT_BYTES, type Publication, walletEventRecord } from './wallet-event-record.js';

const keyring = new Keyring(Buffer.alloc(32, 7));
const publication: Publication = {
  now: new Date('2026-03-01T08:00:05Z'),
  actor: { kind: 'service', id: 'payments' },
  correlationId: 'correlation-1',
};

function recordOf(changes: ExampleChanges = {}, at = publication) {
  return walletEventRecord(exampleWalletEvent('wallet.TopUpFailed.v1', changes), at, keyring);
}

describe('walletEventRecord', () => {
  it('keeps the event as it came, with who and when beside it', () => {
    const { streamName, event } = recordOf({ backfill: true, data: { memo: '充值' } });
    expect(streamName).toMatch(/^walletEvent-[0-9a-f]{32}$/);
    expect(event).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/) as unknown,
      type: 'wallet.TopUpFailed.v1',
      data: exampleWalletEvent('wallet.TopUpFailed.v1', { backfill: true, data: { memo: '充值' } }),
      metadata: {
        schemaVersion: 1,
        occurredAt: '2026-03-01T08:00:00.000Z',
        recordedAt: '2026-03-01T08:00:05.000Z',
        actor: publication.actor,
        correlationId: 'correlation-1',
        causationId: event.id,
      },
    });
  });

  it('flags a clock that is ahead, and counts as happening when it was recorded', () => {
    const { metadata } = recordOf({ time: '2026-03-01T08:00:05.001Z' }).event;
    const recordedAt = publication.now.toISOString();
    expect(metadata).toMatchObject({ occurredAt: recordedAt, recordedAt, clockAhead: true });
    expect(recordOf({ time: recordedAt }).event.metadata).not.toHaveProperty('clockAhead');
  });

  it('is another stream for another source or id, and no other', () => {
    const streams = [
      recordOf(),
      recordOf({ id: 'event-0002' }),
      recordOf({ source: '/wallet/other' }),
      recordOf({ source: '/wallet/paymentsevent-', id: '0001' }),
    ].map(({ streamName }) => streamName);
    expect(new Set(streams).size).toBe(4);
    expect(recordOf({ data: { amount: '1.00' } }).streamName).toBe(streams[0]);
  });

  it('names no account, customer or event in stream name and id', () => {
    const { streamName, event } = recordOf();
    const other = walletEventRecord(
      exampleWalletEvent('wallet.TopUpFailed.v1'),
      publication,
      new Keyring(Buffer.alloc(32, 8)),
    );
    expect(other.streamName).not.toBe(streamName);
    expect(other.event.id).not.toBe(event.id);
  });

  it.each([
    ['at another time, from another caller', {}],
    ['in binary mode', { retries: '3' }],
    ['with its default spelt out', { datacontenttype: 'Application/JSON; charset=utf-8' }],
    ['without its default', { datacontenttype: undefined }],
  ])('has the same id when it comes %s', (_, changes) => {
    const first = recordOf({ backfill: true, retries: 3 }).event.id;
    const later: Publication = {
      now: new Date('2027-01-01T00:00:00Z'),
      actor: { kind: 'service', id: 'other' },
      correlationId: 'another',
    };
    expect(recordOf({ backfill: true, retries: 3, ...changes }, later).event.id).toBe(first);
  });

  it('has the same id whatever the order of its members', () => {
    const event = exampleWalletEvent('wallet.TopUpFailed.v1', { data: { nested: { a: 1, b: 2 } } });
    const reversed = Object.fromEntries(Object.entries(event).reverse()) as typeof event;
    const fields = Object.fromEntries(Object.entries(event.data).reverse()) as typeof event.data;
    const shuffled = { ...reversed, data: { ...fields, nested: { b: 2, a: 1 } } };
    expect(walletEventRecord(shuffled, publication, keyring).event.id).toBe(
      walletEventRecord(event, publication, keyring).event.id,
    );
  });

  it.each([
    ['type', { type: 'wallet.TopUpFailed.v2' }],
    ['a field', { data: { amount: '200.01' } }],
    ['an unknown field', { data: { memo: 'x' } }],
    ['time', { time: '2026-03-01T08:00:01Z' }],
    ['an extension', { tenant: 'north' }],
    ['that it tells of the past', { backfill: true }],
    ['the media type', { datacontenttype: 'application/vnd.wallet+json' }],
  ])('has another id when %s differs', (_, changes) => {
    const { type = 'wallet.TopUpFailed.v1', ...rest } = changes as ExampleChanges;
    const changed = { ...exampleWalletEvent('wallet.TopUpFailed.v1', rest), type: type as string };
    expect(walletEventRecord(changed, publication, keyring).event.id).not.toBe(recordOf().event.id);
  });

  it.each([
    ['2026-03-01T16:00:00.123456+08:00', '2026-03-01T08:00:00.123Z'],
    ['2026-03-01T08:00:06Z', '2026-03-01T08:00:05.000Z'],
    ['9999-12-31T23:59:59Z', '2026-03-01T08:00:05.000Z'],
    [undefined, '2026-03-01T08:00:05.000Z'],
  ])('occurred, by the time %s, at %s', (time, occurredAt) => {
    expect(recordOf({ time }).event.metadata.occurredAt).toBe(occurredAt);
  });

  it('is refused above the size that a case can copy', () => {
    const room = MAX_EVENT_BYTES - Buffer.byteLength(JSON.stringify(recordOf().event.data));
    const memo = (length: number) => ({ data: { memo: '€'.repeat(length) } });
    const overhead = Buffer.byteLength(',"memo":""');
    expect(() => recordOf(memo(Math.floor((room - overhead) / 3)))).not.toThrow();
    expect(() => recordOf(memo(Math.floor((room - overhead) / 3) + 1))).toThrow(
      expect.objectContaining({ kind: 'too-large', code: 'event-too-large' }),
    );
  });
});
