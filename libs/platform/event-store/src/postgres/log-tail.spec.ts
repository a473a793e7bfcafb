import { describe, expect, it } from '@jest/globals';
import { type RecordedEvent } from '../event-store.js';
import { type LogPage, type LogRange } from './log-pages.adapter.js';
import { LogTail } from './log-tail.js';
import { type StoredEvent } from './stored-event.js';

describe('LogTail', () => {
  it('has what follows a position, as far as it reaches back', () => {
    const tail = new LogTail();
    tail.add(events(11, 13));
    tail.add(events(14, 15));

    expect(positions(pageOf(tail, { after: 10, limit: 100 }))).toEqual([11, 12, 13, 14, 15]);
    expect(positions(pageOf(tail, { after: 13, limit: 100 }))).toEqual([14, 15]);
    expect(pageOf(tail, { after: 9, limit: 100 })).toBeUndefined();
    expect(pageOf(tail, { after: 15, limit: 100 })).toBeUndefined();
  });

  it('has nothing while the log is known to reach further', () => {
    const tail = new LogTail();
    tail.add(events(1, 3));

    expect(positions(tail.page({ after: 0, limit: 9 }, 3))).toEqual([1, 2, 3]);
    expect(tail.page({ after: 0, limit: 9 }, 4)).toBeUndefined();
  });

  it('begins anew after a gap, which another process has filled', () => {
    const tail = new LogTail();
    tail.add(events(1, 3));
    tail.add(events(6, 7));

    expect(pageOf(tail, { after: 3, limit: 100 })).toBeUndefined();
    expect(positions(pageOf(tail, { after: 5, limit: 100 }))).toEqual([6, 7]);
  });

  it('leaves out what comes late', () => {
    const tail = new LogTail();
    tail.add(events(6, 7));
    tail.add(events(4, 5));

    expect(pageOf(tail, { after: 4, limit: 100 })).toBeUndefined();
    expect(positions(pageOf(tail, { after: 5, limit: 100 }))).toEqual([6, 7]);
  });

  it('gives everybody the same event, whose payload is taken apart once', () => {
    const tail = new LogTail();
    tail.add(events(1, 3, '{"amount":"10.00"}'));

    const [one, other] = [0, 1].map((after) => pageOf(tail, { after, limit: 9 })?.events.at(-1));
    expect(one).toMatchObject({ revision: 3, data: { amount: '10.00' } });
    expect(other).toBe(one);
  });

  it('filters, and says how far it looked', () => {
    const tail = new LogTail();
    tail.add(events(1, 9));
    const filter = { streamPrefixes: ['even-'] };

    expect(pageOf(tail, { after: 0, filter, limit: 2 })).toMatchObject({ last: false, reaches: 4 });
    expect(pageOf(tail, { after: 0, filter, limit: 4 })).toMatchObject({ last: true, reaches: 9 });
    expect(positions(pageOf(tail, { after: 4, filter, limit: 9 }))).toEqual([6, 8]);
    expect(
      positions(pageOf(tail, { after: 4, filter: { eventTypes: ['Odd'] }, limit: 9 })),
    ).toEqual([5, 7, 9]);
  });

  it('forgets the oldest of too many, and of too large ones', () => {
    const many = new LogTail();
    for (let next = 1; next <= 2_500; next += 1) many.add(events(next, next));
    const large = new LogTail();
    for (let next = 1; next <= 10; next += 1)
      large.add(events(next, next, JSON.stringify('x'.repeat(900_000))));

    expect(pageOf(many, { after: 499, limit: 1 })).toBeUndefined();
    expect(positions(pageOf(many, { after: 500, limit: 1 }))).toEqual([501]);
    expect(pageOf(large, { after: 5, limit: 9 })).toBeUndefined();
    expect(positions(pageOf(large, { after: 6, limit: 9 }))).toEqual([7, 8, 9, 10]);
  });
});

function events(first: number, last: number, data = '{}'): StoredEvent[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const position = first + index;
    const kind = position % 2 === 0 ? 'Even' : 'Odd';
    return {
      position: String(position),
      revision: position,
      id: `id-${position}`,
      stream: `${kind.toLowerCase()}-1`,
      type: kind,
      data,
      metadata: '{}',
    };
  });
}

function pageOf(tail: LogTail, range: LogRange): LogPage<RecordedEvent> | undefined {
  return tail.page(range, 0);
}

function positions(page: LogPage<RecordedEvent> | undefined): number[] | undefined {
  return page?.events.map(({ position }) => Number(position));
}
