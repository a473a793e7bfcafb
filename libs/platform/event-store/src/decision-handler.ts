import { LRUCache } from 'lru-cache';
import { v5 as uuidv5 } from 'uuid';
import {
  type Actor,
  type Clock,
  CaselineError,
  type Decider,
  type EventMetadata,
  type EventShape,
} from '#platform/kernel';
import { EventStoreUnavailableError } from './errors.js';
import {
  type EventEnvelope,
  type EventStore,
  type EventToAppend,
  type RecordedEvent,
  type StreamRevision,
} from './event-store.js';
import { KeyedQueue } from './keyed-queue.js';

/** The message that a decision answers. A stream remembers its causes: none takes effect twice in it. */
export interface Cause {
  /** UUID of the wallet event or the command; the ids of the new events derive from it. */
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
  /** When it happened by the clock of its reporter, ISO 8601; without it, when it is recorded. */
  readonly occurredAt?: string;
  /** Digest of a command's request: the same id with another digest is refused. */
  readonly requestDigest?: string;
}

/** What is known of a stream at one revision. */
export interface StreamState<State> {
  readonly state: State;
  readonly revision: StreamRevision;
}

export interface Decided<State, Event extends EventShape> extends StreamState<State> {
  /** The events that this call appended; none when the cause had been handled before. */
  readonly events: readonly Event[];
  /** The cause had taken effect before; state and revision are those right after that. */
  readonly repeated: boolean;
}

/**
 * Decides on the state of a stream: no events mean "nothing to do", which no later event may turn into
 * something to do. A refusal is a thrown `CaselineError`.
 */
export type Decide<State, Event extends EventShape> = (
  current: StreamState<State>,
  now: Date,
) => readonly Event[];

export interface DecisionHandlerOptions {
  readonly clock: Clock;
  /** How many events the streams kept in memory may have together; 500,000 by default. */
  readonly cachedEvents?: number;
  /** How often a decision is made anew after losing a race, before the caller is told to come back. */
  readonly attempts?: number;
  readonly schemaVersion?: number;
}

interface Handled {
  readonly revision: number;
  readonly requestDigest: string | undefined;
}

interface Loaded<State> extends StreamState<State> {
  readonly recordedAt: string;
  /** By cause id: the revision of the last event that it caused. Grows with the stream. */
  readonly handled: Map<string, Handled>;
}

/**
 * Loads a stream's state, decides, appends at the exact revision that was decided on, and decides again
 * if somebody else was faster. States stay in memory by revision: an append that succeeds proves that
 * the state was fresh; before a refusal it is brought up to date and the decision is made again.
 */
export class DecisionHandler<State, Event extends EventShape> {
  readonly #cache: LRUCache<string, Loaded<State>>;
  readonly #queue = new KeyedQueue();
  readonly #attempts: number;

  constructor(
    private readonly store: EventStore,
    private readonly decider: Decider<State, Event, EventEnvelope>,
    private readonly options: DecisionHandlerOptions,
  ) {
    this.#attempts = options.attempts ?? 50;
    this.#cache = new LRUCache({
      maxSize: options.cachedEvents ?? 500_000,
      sizeCalculation: ({ revision }) => (revision === 'none' ? 1 : revision + 1),
    });
  }

  /** The state as the log has it now. */
  async load(streamName: string): Promise<StreamState<State>> {
    return this.#refresh(streamName);
  }

  /** The state right after one of the stream's events. */
  async loadAsOf(streamName: string, revision: number): Promise<StreamState<State>> {
    return this.#read(streamName, this.#empty(), { limit: revision + 1 });
  }

  /**
   * @throws whatever `decide` throws, decided on the newest state.
   * @throws CaselineError `idempotency-key-reused` when the cause was recorded with another digest.
   */
  async decide(
    streamName: string,
    cause: Cause,
    decide: Decide<State, Event>,
  ): Promise<Decided<State, Event>> {
    // One decision a stream at a time: decisions that meet in a process do not race each other.
    return this.#queue.run(streamName, () => this.#decide(streamName, cause, decide));
  }

  async #decide(
    streamName: string,
    cause: Cause,
    decide: Decide<State, Event>,
  ): Promise<Decided<State, Event>> {
    let loaded = this.#cache.get(streamName);
    let fresh = loaded === undefined;
    loaded ??= await this.#refresh(streamName);
    for (let attempt = 0; attempt < this.#attempts; attempt += 1) {
      const handled = loaded.handled.get(cause.id);
      if (handled) return this.#repeat(streamName, loaded, cause, handled);
      const now = this.#timeFor(loaded);
      let events: readonly Event[];
      try {
        events = decide(loaded, now);
      } catch (refusal) {
        if (fresh) throw refusal;
        loaded = await this.#refresh(streamName);
        fresh = true;
        continue;
      }
      if (events.length === 0) return { ...loaded, events, repeated: false };
      const appended = await this.#append(streamName, loaded, cause, now, events);
      if (appended) return { ...appended, events, repeated: false };
      loaded = await this.#refresh(streamName);
      fresh = true;
    }
    throw new EventStoreUnavailableError(
      `Other writers were faster ${this.#attempts} times in a row. Try again in a moment.`,
    );
  }

  async #repeat(
    streamName: string,
    loaded: Loaded<State>,
    cause: Cause,
    handled: Handled,
  ): Promise<Decided<State, Event>> {
    if (handled.requestDigest !== cause.requestDigest) throw idempotencyKeyReused();
    const then =
      handled.revision === loaded.revision
        ? loaded
        : await this.loadAsOf(streamName, handled.revision);
    return { ...then, events: [], repeated: true };
  }

  async #append(
    streamName: string,
    loaded: Loaded<State>,
    cause: Cause,
    now: Date,
    events: readonly Event[],
  ): Promise<Loaded<State> | undefined> {
    const metadata = this.#metadata(cause, now);
    const toAppend = events.map((event, index): EventToAppend => ({
      id: uuidv5(`${streamName}/${index}`, cause.id),
      type: event.type,
      data: event.data,
      metadata,
    }));
    const result = await this.store.append(streamName, loaded.revision, toAppend);
    if (result.outcome === 'conflict') return undefined;
    const first = result.revision - events.length + 1;
    const recorded = toAppend.map(
      (event, index) =>
        ({
          ...event,
          streamName,
          revision: first + index,
          position: result.position,
        }) as unknown as RecordedEvent<Event>,
    );
    const next = recorded.reduce((state, event) => this.#evolve(state, event), loaded);
    this.#cache.set(streamName, next);
    return next;
  }

  #metadata(cause: Cause, now: Date): EventMetadata {
    const recordedAt = now.toISOString();
    const occurredAt = cause.occurredAt ?? recordedAt;
    return {
      schemaVersion: this.options.schemaVersion ?? 1,
      occurredAt: occurredAt < recordedAt ? occurredAt : recordedAt,
      recordedAt,
      actor: cause.actor,
      correlationId: cause.correlationId,
      causationId: cause.id,
      ...(cause.requestDigest !== undefined && { requestDigest: cause.requestDigest }),
    };
  }

  /** The clock of this machine, held back from running behind what the stream has already recorded. */
  #timeFor({ recordedAt }: Loaded<State>): Date {
    const now = this.options.clock.now();
    return now.toISOString() < recordedAt ? new Date(recordedAt) : now;
  }

  async #refresh(streamName: string): Promise<Loaded<State>> {
    const known = this.#cache.get(streamName) ?? this.#empty();
    const loaded = await this.#read(streamName, known, {
      from: known.revision === 'none' ? 0 : known.revision + 1,
    });
    if (loaded.revision !== 'none') this.#cache.set(streamName, loaded);
    return loaded;
  }

  async #read(
    streamName: string,
    known: Loaded<State>,
    range: { readonly from?: number; readonly limit?: number },
  ): Promise<Loaded<State>> {
    let loaded = known;
    for await (const event of this.store.readStream(streamName, range)) {
      loaded = this.#evolve(loaded, event as RecordedEvent<Event>);
    }
    return loaded;
  }

  #evolve(loaded: Loaded<State>, event: RecordedEvent<Event>): Loaded<State> {
    const { causationId, recordedAt, requestDigest } = event.metadata;
    // The one map of the stream grows in place: copying it for each event would cost the square.
    loaded.handled.set(causationId, { revision: event.revision, requestDigest });
    return {
      state: this.decider.evolve(loaded.state, event),
      revision: event.revision,
      recordedAt,
      handled: loaded.handled,
    };
  }

  #empty(): Loaded<State> {
    return {
      state: this.decider.initialState,
      revision: 'none',
      recordedAt: '',
      handled: new Map<string, Handled>(),
    };
  }
}

function idempotencyKeyReused(): CaselineError {
  return new CaselineError(
    'invalid',
    'idempotency-key-reused',
    'This Idempotency-Key was used before for another request. Use a new key for a new request.',
  );
}
