import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type EventStore } from '#platform/event-store';
import { logOf, pastEvent } from './history.fixture.js';
import { type BatchLimits, logBatches } from './log-batches.js';

/** Names of streams, one for each event, e.g. `aab`. */
async function batches(names: string, limits: Partial<BatchLimits>): Promise<string[]> {
  const next = new Map<string, number>();
  const events = Array.from(names, (name) => {
    const revision = next.get(name) ?? 0;
    next.set(name, revision + 1);
    return pastEvent(name, revision, { text: 'x'.repeat(100) });
  });
  const found: string[] = [];
  for await (const batch of logBatches(logOf(events), limits)) {
    found.push(batch.map(({ event }) => event.streamName).join(''));
  }
  return found;
}

describe('logBatches', () => {
  it('ends a batch when it has enough events', async () => {
    expect(await batches('abcdefg', { events: 3 })).toEqual(['abc', 'def', 'g']);
    expect(await batches('', { events: 3 })).toEqual([]);
  });

  it('ends a batch when its events are large enough', async () => {
    expect(await batches('abcde', { characters: 600 })).toEqual(['ab', 'cd', 'e']);
  });

  it('keeps neighbours of a stream together', async () => {
    expect(await batches('abbbbcd', { events: 2 })).toEqual(['abbbb', 'cd']);
  });

  it('cuts what one stream has without end', async () => {
    expect(await batches('a'.repeat(18), { events: 2 })).toEqual([
      'a'.repeat(8),
      'a'.repeat(8),
      'aa',
    ]);
  });

  it('gives up when the store stays away', async () => {
    const away = {
      readAll: () => {
        throw new EventStoreUnavailableError('Away.');
      },
    } as unknown as EventStore;

    await expect(logBatches(away, { patienceMs: 0 }).next()).rejects.toThrow('Away.');
  });
});
