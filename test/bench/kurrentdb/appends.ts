import { randomUUID } from 'node:crypto';
import { type EventToAppend, type StreamRevision } from '#platform/event-store';
import { type Comparison, inTurn, rate } from '../comparison.js';
import { type Ground } from './ground.js';
import { sampleEvent } from './sample-events.js';

type Append = (
  streamName: string,
  expectedRevision: StreamRevision,
  events: readonly EventToAppend[],
) => Promise<unknown>;

/** One event each to a stream of its own, so many of them under way at any time. */
export function appends({ store, bare }: Ground, underWay: number, count: number): Comparison {
  const measured = async (append: Append): Promise<readonly number[]> => {
    let left = count;
    const writer = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await append(`walletEvent-${randomUUID()}`, 'none', [sampleEvent()]);
      }
    };
    return [await rate(count, () => Promise.all(Array.from({ length: underWay }, writer)))];
  };
  return {
    beside: 'appendToStream of the bare client',
    figures: [
      {
        name: `appends, ${underWay.toLocaleString('en')} under way`,
        unit: '/s',
        bound: { atLeast: 0.9 },
      },
    ],
    measure: (round) =>
      inTurn(
        round,
        () => measured((...append) => store.append(...append)),
        () => measured((...append) => bare.append(...append)),
      ),
    close: () => Promise.resolve(),
  };
}
