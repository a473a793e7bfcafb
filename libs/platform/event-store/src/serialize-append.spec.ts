import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { AppendTooLargeError, InvalidAppendError } from './errors.js';
import { type EventToAppend, MAX_APPEND_BYTES, type StreamRevision } from './event-store.js';
import { serializeAppend } from './serialize-append.js';

const ID = '3f0c6e0e-9d0b-4c1c-8a52-6f6e5c1f2a10';
const OTHER_ID = '3f0c6e0e-9d0b-4c1c-8a52-6f6e5c1f2a11';

describe('serializeAppend', () => {
  it('answers the JSON that is kept, and the id in lower case', () => {
    const [serialized] = serialize({ events: [event({ id: ID.toUpperCase() })] });

    expect(serialized).toEqual({
      id: ID,
      type: 'NoteAdded',
      data: '{"text":"hello"}',
      metadata: JSON.stringify(event().metadata),
    });
  });

  it('takes exactly as many bytes as an append may have, over all its events', () => {
    const fill = (bytes: number): EventToAppend[] => {
      const small = serialize({ events: [event(), event({ id: OTHER_ID, data: { text: '' } })] });
      const used = small.reduce(
        (sum, { data, metadata }) => sum + data.length + metadata.length,
        0,
      );
      return [event(), event({ id: OTHER_ID, data: { text: 'x'.repeat(bytes - used) } })];
    };

    expect(serialize({ events: fill(MAX_APPEND_BYTES) })).toHaveLength(2);
    expect(() => serialize({ events: fill(MAX_APPEND_BYTES + 1) })).toThrow(AppendTooLargeError);
  });

  it.each<[string, { stream?: string; expected?: StreamRevision; events?: EventToAppend[] }]>([
    ['a negative revision', { expected: -1 }],
    ['half a revision', { expected: 0.5 }],
    ['no number at all', { expected: NaN }],
    ['a name of the store', { stream: '$all' }],
    ['a name with a line break', { stream: 'case-\n' }],
    ['a name that is no well-formed text', { stream: 'case-\udc00' }],
    ['no events', { events: [] }],
    ['one id twice, in whatever case', { events: [event(), event({ id: ID.toUpperCase() })] }],
    ['data that JSON leaves out', { events: [event({ data: () => undefined })] }],
    ['data that are no object', { events: [event({ data: new Date(0) })] }],
  ])('refuses %s', (_, append) => {
    expect(() => serialize(append)).toThrow(InvalidAppendError);
  });

  it('quotes nothing of a payload that is no JSON', () => {
    const data = { '13800138000': {} as object };
    data['13800138000'] = data;

    let refusal: unknown;
    try {
      serialize({ events: [event({ data })] });
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toBeInstanceOf(InvalidAppendError);
    expect(inspect(refusal)).not.toContain('13800138000');
  });
});

function serialize({
  stream = 'case-1',
  expected = 'none' as StreamRevision,
  events = [event()],
}): ReturnType<typeof serializeAppend> {
  return serializeAppend(stream, expected, events);
}

function event(changes: Partial<EventToAppend> = {}): EventToAppend {
  return {
    id: ID,
    type: 'NoteAdded',
    data: { text: 'hello' },
    metadata: {
      schemaVersion: 1,
      occurredAt: '2026-03-01T08:00:00.000Z',
      recordedAt: '2026-03-01T08:00:00.000Z',
      actor: { kind: 'system', id: 'spec' },
      correlationId: ID,
      causationId: ID,
    },
    ...changes,
  };
}
