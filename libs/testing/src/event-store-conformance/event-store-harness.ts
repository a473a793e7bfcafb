import { type EventStore, type EventToAppend } from '#platform/event-store';

/** How the suite gets at a store. One log serves the whole suite: specs keep to streams of their own. */
export interface EventStoreHarness {
  /** One more instance on the same log, as another process would have it. The suite closes it. */
  open(): Promise<EventStore>;

  /** Stops the server without warning and starts it again. Absent when the server is not ours. */
  restart?(): Promise<void>;

  /**
   * Writes an event and leaves the outcome open, as a writer does that takes its time. Absent where a
   * store lets nobody see that moment.
   */
  appendSlowly?(streamName: string, event: EventToAppend): Promise<SlowAppend>;

  stop(): Promise<void>;
}

export interface SlowAppend {
  commit(): Promise<void>;
  rollBack(): Promise<void>;
}
