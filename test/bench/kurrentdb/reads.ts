import { randomUUID } from 'node:crypto';
import { type EventStore, type Position } from '#platform/event-store';
import { type Comparison, inTurn, rate } from '../comparison.js';
import { type Ground } from './ground.js';
import { sampleEvent } from '../sample-events.js';

const EVENTS_OF_A_STREAM = 10;
const WRITERS = 64;

/** So many events in short streams, read in the order of the log. */
export async function reads({ store, bare }: Ground, count: number): Promise<Comparison> {
  // Each begins at an event of its own, so that what the server held before costs neither of them time.
  const before = await bare.append(`benchBegins-${randomUUID()}`, 'none', [sampleEvent()]);
  const after = await beginning(store);
  await fill(store, count);
  return {
    beside: 'readAll of the bare client',
    figures: [
      { name: `reading ${count.toLocaleString('en')} events`, unit: '/s', bound: { atLeast: 0.8 } },
    ],
    measure: (round) =>
      inTurn(
        round,
        async () => [await rate(count, () => exhaust(store.readAll({ after }), count))],
        async () => [
          // The two beginnings come on top.
          await rate(count, () =>
            exhaust(bare.client.readAll({ fromPosition: before }), count + 2),
          ),
        ],
      ),
    close: () => Promise.resolve(),
  };
}

async function beginning(store: EventStore): Promise<Position> {
  const result = await store.append(`walletEvent-${randomUUID()}`, 'none', [sampleEvent()]);
  if (result.outcome === 'conflict') throw new Error('A stream of this name was there before.');
  return result.position;
}

async function fill(store: EventStore, count: number): Promise<void> {
  let left = count / EVENTS_OF_A_STREAM;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const events = Array.from({ length: EVENTS_OF_A_STREAM }, sampleEvent);
      await store.append(`walletEvent-${randomUUID()}`, 'none', events);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

/** @throws Error if there were not so many. */
async function exhaust(events: AsyncIterable<unknown>, count: number): Promise<void> {
  let seen = 0;
  for await (const event of events) if (event !== undefined) seen += 1;
  if (seen !== count) throw new Error(`Read ${seen} events instead of ${count}.`);
}
