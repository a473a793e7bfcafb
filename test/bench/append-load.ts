import { randomUUID } from 'node:crypto';
import { type EventToAppend, type StreamRevision } from '#platform/event-store';
import { rate } from './comparison.js';
import { sampleEvent } from './sample-events.js';

export type Append = (
  streamName: string,
  expectedRevision: StreamRevision,
  events: readonly EventToAppend[],
) => Promise<unknown>;

/** Appends a second: one event each to a stream of its own, so many of them under way at any time. */
export function appendRate(append: Append, underWay: number, count: number): Promise<number> {
  let left = count;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await append(`walletEvent-${randomUUID()}`, 'none', [sampleEvent()]);
    }
  };
  return rate(count, () => Promise.all(Array.from({ length: underWay }, writer)));
}
