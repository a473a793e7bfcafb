import { describe, expect, it } from '@jest/globals';
import { StreamRevisions } from './stream-revisions.js';

describe('StreamRevisions', () => {
  it('counts the events of each of many streams', () => {
    const revisions = new StreamRevisions();
    const counted = new Map<string, number>();

    for (let event = 0; event < 60_000; event += 1) {
      // Some streams go on all the time, others begin and end.
      const name = `jar-${event % 3 === 0 ? event : event % 50}`;
      const before = counted.get(name) ?? 0;
      counted.set(name, before + 1);
      if (revisions.next(name) !== before) throw new Error(`${name} was counted wrong.`);
    }

    expect(revisions.streams).toBe(counted.size);
  });
});
