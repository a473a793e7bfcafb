import { describe, expect, it } from '@jest/globals';
import {
  describeEventStore,
  MemoryEventStore,
  MemoryLog,
  newStream,
  sampleEvent,
  withAppendFaults,
} from '#testing';
import { ObservedEventStore } from './observed-event-store.js';

const unobserved = { appended: () => undefined };

describeEventStore('An observed event store', {
  start: () => {
    const log = new MemoryLog();
    return Promise.resolve({
      open: () => Promise.resolve(new ObservedEventStore(new MemoryEventStore(log), unobserved)),
      stop: () => Promise.resolve(),
    });
  },
});

describe('an observer of appends', () => {
  it('is told of each append, also of one that loses or fails', async () => {
    let fault: 'none' | 'append lost' = 'none';
    const told: string[] = [];
    const store = new ObservedEventStore(
      withAppendFaults(new MemoryEventStore(new MemoryLog()), () => fault),
      {
        appended: (seconds, outcome) => {
          expect(seconds).toBeGreaterThanOrEqual(0);
          told.push(outcome);
        },
      },
    );
    const stream = newStream();

    await store.append(stream, 'none', [sampleEvent()]);
    await store.append(stream, 'none', [sampleEvent()]);
    fault = 'append lost';
    await store.append(stream, 0, [sampleEvent()]).catch(() => undefined);

    expect(told).toEqual(['appended', 'conflict', 'failed']);
  });
});
