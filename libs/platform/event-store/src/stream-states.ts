import { LRUCache } from 'lru-cache';
import { type Decider, type EventShape } from '#platform/kernel';
import {
  type EventEnvelope,
  type EventStore,
  type RecordedEvent,
  type StreamRevision,
} from './event-store.js';

/** What is known of a stream at one revision. */
export interface StreamState<State> {
  readonly state: State;
  readonly revision: StreamRevision;
}

/** What is known of an event before the log has answered. */
export type DecidedEnvelope = Omit<EventEnvelope, 'position'>;

export type DecidedEvent<Event extends EventShape> = Event & DecidedEnvelope;

export type StreamDecider<State, Event extends EventShape> = Decider<State, Event, DecidedEnvelope>;

/** How a cause has taken effect in a stream. */
export interface Effect {
  /** Of the last event that it caused. */
  readonly revision: number;
  readonly requestDigest: string | undefined;
}

export interface LoadedStream<State> extends StreamState<State> {
  /** Of the last event; empty where there is none. */
  readonly recordedAt: string;
  /** By cause id. Grows in place, also beyond `revision`: what has happened stays so. */
  readonly effects: Map<string, Effect>;
}

/**
 * The states of streams as of a revision, the most recently used of them in memory. What is in memory may
 * be behind the log, never beside it.
 */
export class StreamStates<State, Event extends EventShape> {
  readonly #known: LRUCache<string, LoadedStream<State>>;

  constructor(
    private readonly store: EventStore,
    private readonly decider: StreamDecider<State, Event>,
    cachedEvents: number,
  ) {
    // Its causes make a stream as large as its events are many.
    this.#known = new LRUCache({
      maxSize: cachedEvents,
      sizeCalculation: ({ revision }) => (revision === 'none' ? 1 : revision + 1),
    });
  }

  inMemory(streamName: string): LoadedStream<State> | undefined {
    return this.#known.get(streamName);
  }

  inMemoryOrNew(streamName: string): LoadedStream<State> {
    return this.#known.get(streamName) ?? this.#empty();
  }

  /** As the log has it now: reads what is new since the state in memory. */
  async refreshed(streamName: string): Promise<LoadedStream<State>> {
    const known = this.#known.get(streamName) ?? this.#empty();
    const from = known.revision === 'none' ? 0 : known.revision + 1;
    const loaded = await this.#read(streamName, known, { from });
    this.#remember(streamName, loaded);
    return loaded;
  }

  /** Right after one of its events. */
  async asOf(streamName: string, revision: number): Promise<LoadedStream<State>> {
    return this.#read(streamName, this.#empty(), { limit: revision + 1 });
  }

  /** After events that the log has taken at the revision that was loaded. */
  advanced(
    streamName: string,
    loaded: LoadedStream<State>,
    events: readonly DecidedEvent<Event>[],
  ): LoadedStream<State> {
    const next = events.reduce((state, event) => this.#evolve(state, event), loaded);
    this.#remember(streamName, next);
    return next;
  }

  /** Of two that were at it at the same time, the one who has seen more is right. */
  #remember(streamName: string, loaded: LoadedStream<State>): void {
    const known = this.#known.peek(streamName);
    if (loaded.revision === 'none') return;
    if (known && known.revision !== 'none' && known.revision > loaded.revision) return;
    this.#known.set(streamName, loaded);
  }

  async #read(
    streamName: string,
    known: LoadedStream<State>,
    range: { readonly from?: number; readonly limit?: number },
  ): Promise<LoadedStream<State>> {
    let loaded = known;
    for await (const event of this.store.readStream(streamName, range)) {
      loaded = this.#evolve(loaded, event as RecordedEvent<Event>);
    }
    return loaded;
  }

  #evolve(loaded: LoadedStream<State>, event: DecidedEvent<Event>): LoadedStream<State> {
    const { causationId, recordedAt, requestDigest } = event.metadata;
    // One map for the life of the stream: copying it for each event would cost the square.
    loaded.effects.set(causationId, { revision: event.revision, requestDigest });
    return {
      state: this.decider.evolve(loaded.state, event),
      revision: event.revision,
      recordedAt,
      effects: loaded.effects,
    };
  }

  #empty(): LoadedStream<State> {
    return {
      state: this.decider.initialState,
      revision: 'none',
      recordedAt: '',
      effects: new Map<string, Effect>(),
    };
  }
}
