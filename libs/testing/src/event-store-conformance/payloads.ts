import { expect, it } from '@jest/globals';
import {
  AppendTooLargeError,
  type EventStore,
  type EventToAppend,
  InvalidAppendError,
  MAX_APPEND_BYTES,
} from '#platform/event-store';
import { appended, collect, newCategory, newStream, sampleEvent } from './sample-events.js';

const STRANGE_TEXTS = {
  chinese: '用户提现失败，银行超时',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈',
  combining: 'e\u0301 is not \u00e9',
  rightToLeft: '\u202eمحفظة\u202c',
  nul: 'before\u0000after',
  controls: '\u0001\u001f\u007f\u0085\u2028\u2029\ufeff\uffff',
  loneHighSurrogate: 'a\ud800b',
  loneLowSurrogate: 'a\udfffb',
  quotesAndBackslashes: `'"\\ \\\\ {},"{\\"a\\"}" NULL $1 %s`,
};

/** Whatever a database could be tempted to put in order. */
const STRANGE_JSON =
  '{"b":1,"a":2,"10":"ten","9":"nine","__proto__":{"polluted":true},"":0,"a b":[],' +
  '"numbers":[1e21,1e-7,0.1,123456789.123456789,-0],"nested":[[[[[{}]]]]],"null":null,"\\u0000":"\\ud800"}';

export function specifyPayloads(store: () => EventStore): void {
  it.each(Object.entries(STRANGE_TEXTS))('keeps %s text as it is', async (name, text) => {
    const stream = newStream();
    const event = sampleEvent({ text, [text]: name });

    await appended(store(), stream, 'none', [event]);

    expect(await storedJson(stream)).toEqual([JSON.stringify(event.data)]);
  });

  it('keeps the bytes of JSON.stringify, data and metadata', async () => {
    const stream = newStream();
    const event = sampleEvent(JSON.parse(STRANGE_JSON) as object);

    await appended(store(), stream, 'none', [event]);

    expect(await storedJson(stream)).toEqual([JSON.stringify(event.data)]);
    const [recorded] = await collect(store().readStream(stream));
    expect(JSON.stringify(recorded?.metadata)).toBe(JSON.stringify(event.metadata));
  });

  it('keeps strange names of streams and types', async () => {
    const stream = `${newCategory()}-用户 "提现"\\ {1,2} %_ 👩‍👧`;
    const event = sampleEvent({}, "Événement d'été: 提现 👍");

    await appended(store(), stream, 'none', [event]);

    expect(await collect(store().readStream(stream))).toMatchObject([
      { streamName: stream, type: event.type },
    ]);
  });

  it('takes an append of exactly the largest size, and refuses one byte more', async () => {
    const [fits, tooLarge] = [newStream(), newStream()];
    const event = sampleEventOf(MAX_APPEND_BYTES);

    await appended(store(), fits, 'none', [event]);
    const refused = store().append(tooLarge, 'none', [sampleEventOf(MAX_APPEND_BYTES + 1)]);

    await expect(refused).rejects.toThrow(AppendTooLargeError);
    expect(await storedJson(fits)).toEqual([JSON.stringify(event.data)]);
    expect(await storedJson(tooLarge)).toEqual([]);
  });

  it('counts all events of an append, in bytes and not in characters', async () => {
    const half = sampleEvent({ text: '提'.repeat(MAX_APPEND_BYTES / 6) });

    const refused = store().append(newStream(), 'none', [half, sampleEvent(half.data)]);

    await expect(refused).rejects.toThrow(AppendTooLargeError);
  });

  it('reads many events of the largest size', async () => {
    const category = newCategory();
    const large = Array.from({ length: 24 }, () => sampleEventOf(MAX_APPEND_BYTES));
    await Promise.all(
      large.map((event) => appended(store(), newStream(category), 'none', [event])),
    );

    const filter = { streamPrefixes: [`${category}-`] };
    const sizes = (await collect(store().readAll({ filter }))).map(({ data }) => sizeOf(data));

    expect(sizes).toEqual(large.map(({ data }) => sizeOf(data)));
  });

  it.each<[string, string, readonly EventToAppend[]]>([
    ['no events', 'good-1', []],
    ['an id that is no UUID', 'good-1', [{ ...sampleEvent(), id: 'first' }]],
    ['the same id twice', 'good-1', Array<EventToAppend>(2).fill(sampleEvent())],
    ['an event without a type', 'good-1', [sampleEvent({}, '')]],
    ['data that are no JSON', 'good-1', [sampleEvent({ amount: 1n })]],
    ['a stream without a name', '', [sampleEvent()]],
    ['a stream name that belongs to the store', '$all', [sampleEvent()]],
    ['a stream name with a control character', 'good-\u0000', [sampleEvent()]],
    ['a stream name with a lone surrogate', 'good-\ud800', [sampleEvent()]],
    ['a stream name that is too long', `good-${'x'.repeat(300)}`, [sampleEvent()]],
  ])('refuses %s', async (_, stream, events) => {
    await expect(store().append(stream, 'none', events)).rejects.toThrow(InvalidAppendError);
  });

  async function storedJson(stream: string): Promise<readonly string[]> {
    return (await collect(store().readStream(stream))).map(({ data }) => JSON.stringify(data));
  }
}

function sampleEventOf(bytes: number): EventToAppend {
  const empty = sampleEvent({ text: '' });
  const missing = bytes - sizeOf(empty.data) - sizeOf(empty.metadata);
  return { ...empty, data: { text: 'x'.repeat(missing) } };
}

function sizeOf(json: object): number {
  return Buffer.byteLength(JSON.stringify(json));
}
