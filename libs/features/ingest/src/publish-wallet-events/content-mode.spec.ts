import { describe, expect, it } from '@jest/globals';
import { MAX_BATCH_EVENTS } from '#contracts';
import { BATCH, readWalletEvents, STRUCTURED } from './content-mode.js';

function read(contentType: string | undefined, body: string, headers: Record<string, string> = {}) {
  return readWalletEvents({
    contentType,
    contentEncoding: headers['Content-Encoding'],
    rawHeaders: Object.entries(headers).flat(),
    body: Buffer.from(body),
  });
}

describe('readWalletEvents', () => {
  it.each([
    STRUCTURED,
    'application/cloudevents+json; charset=utf-8',
    'Application/CloudEvents+JSON;charset="UTF-8"',
  ])('takes one event in structured mode as %s', (contentType) => {
    expect(read(contentType, '{"id":"1"}')).toEqual({
      mode: 'single',
      events: [{ input: { id: '1' }, violations: [] }],
    });
  });

  it('takes an event in binary mode, its data from the body', () => {
    expect(read('application/json', '{"a":1}', { 'ce-id': '1' })).toEqual({
      mode: 'single',
      events: [
        { input: { id: '1', datacontenttype: 'application/json', data: { a: 1 } }, violations: [] },
      ],
    });
  });

  it('takes a batch, and what is wrong with the text of one event as wrong with that one', () => {
    expect(read(BATCH, '[{"a":1},{"b":1,"b":2},7,{"c":[1e999]}]')).toEqual({
      mode: 'batch',
      events: [
        { input: { a: 1 }, violations: [] },
        {
          input: { b: 2 },
          violations: [{ pointer: '/b', message: expect.any(String) as unknown }],
        },
        { input: 7, violations: [] },
        {
          input: { c: [Infinity] },
          violations: [{ pointer: '/c/0', message: expect.any(String) as unknown }],
        },
      ],
    });
  });

  it('tells the members of a long batch apart', () => {
    const members = Array.from({ length: 12 }, (_, index) =>
      index === 11 ? '{"a":1,"a":1}' : '1',
    );
    const { events } = read(BATCH, `[${members.join(',')}]`);
    expect(events.map(({ violations }) => violations.length)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  it('takes an empty batch, and none that is too long', () => {
    const batch = (length: number): string => JSON.stringify(Array(length).fill(0));
    expect(read(BATCH, '[]')).toEqual({ mode: 'batch', events: [] });
    expect(read(BATCH, batch(MAX_BATCH_EVENTS)).events).toHaveLength(MAX_BATCH_EVENTS);
    expect(() => read(BATCH, batch(MAX_BATCH_EVENTS + 1))).toThrow(
      expect.objectContaining({ kind: 'too-large', code: 'batch-too-large' }),
    );
  });

  it.each(['{"id":"1"}', '"text"', 'null'])('refuses a batch that is no array: %s', (body) => {
    expect(() => read(BATCH, body)).toThrow(expect.objectContaining({ code: 'malformed-batch' }));
  });

  it.each([
    [undefined, {}],
    ['', {}],
    ['text/plain', { 'ce-id': '1' }],
    ['application/json', {}],
    ['application/problem+json', { 'ce-id': '1' }],
    ['application/cloudevents+xml', {}],
    ['application/cloudevents+json; charset=utf-16', {}],
    [STRUCTURED, { 'Content-Encoding': 'gzip' }],
  ])('refuses the media type %s with headers %j', (contentType, headers) => {
    expect(() => read(contentType, '{}', headers as Record<string, string>)).toThrow(
      expect.objectContaining({ kind: 'unsupported-media-type', code: 'unsupported-media-type' }),
    );
  });

  it('refuses two content types', () => {
    expect(() =>
      readWalletEvents({
        contentType: STRUCTURED,
        rawHeaders: ['Content-Type', STRUCTURED, 'content-type', BATCH],
        body: Buffer.from('{}'),
      }),
    ).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });
});
