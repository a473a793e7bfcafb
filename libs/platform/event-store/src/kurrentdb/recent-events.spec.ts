import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Position, type RecordedEvent } from '../event-store.js';
import { RecentEvents } from './recent-events.js';

describe('RecentEvents', () => {
  it('has what follows a position, as far as it reaches back', () => {
    const recent = new RecentEvents(at(10));
    recent.add(events(11, 13));
    recent.add(events(15, 16));

    expect(numbers(recent, 10)).toEqual([11, 12, 13, 15, 16]);
    expect(numbers(recent, 12)).toEqual([13, 15, 16]);
    expect(numbers(recent, 14)).toEqual([15, 16]);
    expect(numbers(recent, 16)).toEqual([]);
    expect(recent.page(at(9), undefined, 100)).toBeUndefined();
    expect(recent.page(undefined, undefined, 100)).toBeUndefined();
  });

  it('has a log from its start that was empty', () => {
    const recent = new RecentEvents(undefined);
    expect(recent.page(undefined, undefined, 100)).toEqual({ events: [], reaches: undefined });
    recent.add(events(1, 2));

    expect(recent.page(undefined, undefined, 100)?.reaches).toBe(at(2));
    expect(recent.page(undefined, undefined, 100)?.events).toHaveLength(2);
  });

  it('lets the oldest go', () => {
    const recent = new RecentEvents(at(0));
    for (let first = 1; first <= 2_000; first += 100) recent.add(events(first, first + 99));

    expect(numbers(recent, 1_900)).toHaveLength(100);
    expect(recent.page(at(0), undefined, 10)).toBeUndefined();
    expect(recent.page(at(999), undefined, 10)).toBeUndefined();
    expect(numbers(recent, 1_000)).toHaveLength(1_000);
  });

  it('reaches to its end where nothing was wanted, and to the last event of a full page', () => {
    const recent = new RecentEvents(at(0));
    recent.add(events(1, 4));

    const none = { streamPrefixes: ['other-'] };
    expect(recent.page(at(1), none, 10)).toEqual({ events: [], reaches: at(4) });
    const odd = { eventTypes: ['Odd'] };
    expect(recent.page(at(0), odd, 1)?.reaches).toBe(at(1));
    expect(recent.page(at(1), odd, 10)?.reaches).toBe(at(4));
    // Whoever has read the log himself may be ahead.
    expect(recent.page(at(7), odd, 10)).toEqual({ events: [], reaches: at(7) });
  });

  it('gives a reader who begins anywhere everything once and in order, whatever comes twice', () => {
    const arrivals = fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.nat(3)), { maxLength: 60 });
    fc.assert(
      fc.property(arrivals, fc.nat(30), (arrivals, begin) => {
        const recent = new RecentEvents(at(0));
        let end = 0;
        let reached: Position | undefined = at(begin);
        const seen: number[] = [];
        for (const [count, again, limit] of arrivals) {
          recent.add(events(Math.max(1, end - again), end + count));
          end += count;
          const page = recent.page(reached, undefined, limit + 1);
          seen.push(...(page?.events ?? []).map(({ revision }) => revision));
          reached = page?.reaches ?? reached;
        }
        const read = recent.page(reached, undefined, Infinity)?.events ?? [];
        seen.push(...read.map(({ revision }) => revision));
        expect(seen).toEqual(
          Array.from({ length: Math.max(0, end - begin) }, (_, i) => begin + 1 + i).slice(
            0,
            seen.length,
          ),
        );
        if (end <= 512) expect(seen).toHaveLength(Math.max(0, end - begin));
      }),
    );
  });
});

function numbers(recent: RecentEvents, after: number): number[] | undefined {
  return recent.page(at(after), undefined, Infinity)?.events.map(({ revision }) => revision);
}

function events(first: number, last: number): RecordedEvent[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const number = first + index;
    return {
      id: String(number),
      type: number % 2 === 1 ? 'Odd' : 'Even',
      data: {},
      metadata: {
        schemaVersion: 1,
        occurredAt: '',
        recordedAt: '',
        actor: { kind: 'system', id: 'spec' },
        correlationId: '',
        causationId: '',
      },
      streamName: `sample-${number}`,
      revision: number,
      position: at(number),
    };
  });
}

function at(number: number): Position {
  return String(number).padStart(6, '0') as Position;
}
