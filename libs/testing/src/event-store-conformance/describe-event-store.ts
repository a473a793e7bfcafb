import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type EventStore } from '#platform/event-store';
import { specifyAppending, specifyRepeating } from './appending.js';
import { notTested } from '../not-tested.js';
import { type EventStoreHarness } from './event-store-harness.js';
import { specifyRestarts, specifySlowWriters } from './faults.js';
import { specifyPayloads } from './payloads.js';
import { specifyReadingAll, specifyReadingStreams } from './reading.js';
import { specifyEnding, specifySubscribing } from './subscribing.js';

export interface EventStoreConformance {
  readonly start: () => Promise<EventStoreHarness>;
  /** Which of the optional means its harness has: Jest wants to know before it starts. */
  readonly can?: { readonly restart?: boolean; readonly appendSlowly?: boolean };
  /** Why this store cannot be tested here, if so: the report says it instead of keeping silent. */
  readonly missing?: string | undefined;
}

/** What every adapter of the event-store port has to keep. Each passes this suite unchanged. */
export function describeEventStore(name: string, conformance: EventStoreConformance): void {
  const { start, can = {}, missing } = conformance;
  if (missing !== undefined) {
    describe.skip(notTested(name, missing), () => {
      it('keeps the promises of the event store', () => undefined);
    });
    return;
  }
  describe(`${name} as an event store`, () => {
    let harness: EventStoreHarness;
    let open: readonly [EventStore, EventStore, EventStore];
    const stores = (): typeof open => open;
    const store = (): EventStore => open[0];

    beforeAll(async () => {
      harness = await start();
      open = [await harness.open(), await harness.open(), await harness.open()];
    });

    afterAll(async () => {
      await Promise.all(open.map((each) => each.close()));
      await harness.stop();
    });

    describe('appending', () => {
      specifyAppending(stores);
    });
    describe('repeating an append', () => {
      specifyRepeating(stores);
    });
    describe('payloads', () => {
      specifyPayloads(store);
    });
    describe('reading a stream', () => {
      specifyReadingStreams(store);
    });
    describe('reading the log', () => {
      specifyReadingAll(store);
    });
    describe('subscribing', () => {
      specifySubscribing(stores);
      specifyEnding(stores, () => harness);
    });
    if (can.appendSlowly) {
      describe('beside slow writers', () => {
        specifySlowWriters(stores, (stream, event) => harness.appendSlowly!(stream, event));
      });
    }
    if (can.restart) {
      describe('restarting', () => {
        specifyRestarts(stores, () => harness.restart!());
      });
    }
  });
}
