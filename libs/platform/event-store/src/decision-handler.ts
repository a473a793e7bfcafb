import { v5 as uuidv5 } from 'uuid';
import {
  type Actor,
  type Clock,
  CaselineError,
  type EventMetadata,
  type EventShape,
} from '#platform/kernel';
import { EventStoreUnavailableError } from './errors.js';
import { type EventStore } from './event-store.js';
import { KeyedQueue } from './keyed-queue.js';
import {
  type DecidedEvent,
  type Effect,
  type LoadedStream,
  type StreamDecider,
  type StreamState,
  StreamStates,
} from './stream-states.js';

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

export interface Decided<State, Event extends EventShape> extends StreamState<State> {
  /** The events that this call appended; none when the cause had been handled before. */
  readonly events: readonly Event[];
  /** The cause had taken effect before; state and revision are those right after that. */
  readonly repeated: boolean;
}

/**
 * Decides on the state of a stream: no events mean "nothing to do", a thrown `CaselineError` is a refusal.
 * May be asked several times, so it does nothing but decide.
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
  /** The newest version of each type of event, which is the one that is written; 1 by default. */
  readonly schemaVersions?: Readonly<Record<string, number>>;
}

/** What one look at a stream led to; undefined where it was not the newest and another look is due. */
type Outcome<State, Event extends EventShape> = Decided<State, Event> | undefined;

export interface DecideOptions {
  /**
   * The stream most likely has no events: it is not read first. If it has some, the append finds out, and
   * the decision is made anew.
   */
  readonly presumedNew?: boolean;
}

/**
 * Loads a stream's state, decides, appends at the exact revision that was decided on, and decides again
 * if somebody else was faster. States stay in memory: an append that succeeds proves that the state was
 * the newest; before a refusal, or before doing nothing, it is brought up to date.
 */
export class DecisionHandler<State, Event extends EventShape> {
  readonly #states: StreamStates<State, Event>;
  readonly #queue = new KeyedQueue();
  readonly #attempts: number;

  constructor(
    private readonly store: EventStore,
    decider: StreamDecider<State, Event>,
    private readonly options: DecisionHandlerOptions,
  ) {
    this.#attempts = options.attempts ?? 50;
    this.#states = new StreamStates(store, decider, options.cachedEvents ?? 500_000);
  }

  /** The state as the log has it now. */
  async load(streamName: string): Promise<StreamState<State>> {
    return shown(await this.#states.refreshed(streamName));
  }

  /** What this process knows of the stream without asking the log: it may be behind, never beside it. */
  known(streamName: string): StreamState<State> | undefined {
    const known = this.#states.inMemory(streamName);
    return known && shown(known);
  }

  /** The state right after one of the stream's events. */
  async loadAsOf(streamName: string, revision: number): Promise<StreamState<State>> {
    return shown(await this.#states.asOf(streamName, revision));
  }

  /**
   * @throws whatever `decide` throws, decided on the newest state.
   * @throws CaselineError `idempotency-key-reused` when the cause was recorded with another digest.
   */
  async decide(
    streamName: string,
    cause: Cause,
    decide: Decide<State, Event>,
    options: DecideOptions = {},
  ): Promise<Decided<State, Event>> {
    // One decision a stream at a time: decisions that meet in a process do not race each other.
    return this.#queue.run(streamName, () => this.#decide(streamName, cause, decide, options));
  }

  async #decide(
    streamName: string,
    cause: Cause,
    decide: Decide<State, Event>,
    { presumedNew = false }: DecideOptions,
  ): Promise<Decided<State, Event>> {
    const known = presumedNew
      ? this.#states.inMemoryOrNew(streamName)
      : this.#states.inMemory(streamName);
    const first = known && (await this.#lookAt(streamName, known, cause, decide, false));
    if (first) return first;
    for (let attempt = 0; attempt < this.#attempts; attempt += 1) {
      const newest = await this.#states.refreshed(streamName);
      const outcome = await this.#lookAt(streamName, newest, cause, decide, true);
      if (outcome) return outcome;
    }
    throw new EventStoreUnavailableError(
      `Other writers were faster ${this.#attempts} times in a row. Try again in a moment.`,
    );
  }

  async #lookAt(
    streamName: string,
    loaded: LoadedStream<State>,
    cause: Cause,
    decide: Decide<State, Event>,
    isNewest: boolean,
  ): Promise<Outcome<State, Event>> {
    const effect = loaded.effects.get(cause.id);
    if (effect) return this.#repeat(streamName, loaded, cause, effect);
    const now = this.#timeFor(loaded);
    let events: readonly Event[];
    try {
      events = decide(shown(loaded), now);
    } catch (refusal) {
      if (isNewest) throw refusal;
      return undefined;
    }
    if (events.length > 0) return this.#append(streamName, loaded, cause, now, events);
    return isNewest ? { events, repeated: false, ...shown(loaded) } : undefined;
  }

  async #repeat(
    streamName: string,
    loaded: LoadedStream<State>,
    cause: Cause,
    { revision, requestDigest }: Effect,
  ): Promise<Decided<State, Event>> {
    if (requestDigest !== cause.requestDigest) throw idempotencyKeyReused();
    const then =
      revision === loaded.revision ? loaded : await this.#states.asOf(streamName, revision);
    return { events: [], repeated: true, ...shown(then) };
  }

  async #append(
    streamName: string,
    loaded: LoadedStream<State>,
    cause: Cause,
    now: Date,
    events: readonly Event[],
  ): Promise<Outcome<State, Event>> {
    const shared = this.#metadata(cause, now);
    const first = loaded.revision === 'none' ? 0 : loaded.revision + 1;
    const decided = events.map((event, index) => {
      const metadata = this.#versioned(shared, event.type);
      return {
        id: eventId(streamName, first + index, metadata),
        metadata,
        streamName,
        revision: first + index,
        // As the log will give it back, so that the state in memory is the one that a reader arrives at.
        ...(JSON.parse(JSON.stringify({ type: event.type, data: event.data })) as Event),
      } satisfies DecidedEvent<Event>;
    });
    const result = await this.store.append(streamName, loaded.revision, decided);
    if (result.outcome === 'conflict') return undefined;
    const next = this.#states.advanced(streamName, loaded, decided);
    return { events, repeated: false, ...shown(next) };
  }

  #metadata(cause: Cause, now: Date): EventMetadata {
    const occurredAt = cause.occurredAt === undefined ? now : new Date(cause.occurredAt);
    return {
      schemaVersion: 1,
      occurredAt: (occurredAt < now ? occurredAt : now).toISOString(),
      recordedAt: now.toISOString(),
      actor: cause.actor,
      correlationId: cause.correlationId,
      causationId: cause.id,
      ...(cause.requestDigest !== undefined && { requestDigest: cause.requestDigest }),
    };
  }

  /** Nearly always the same object. */
  #versioned(metadata: EventMetadata, type: string): EventMetadata {
    const schemaVersion = this.options.schemaVersions?.[type] ?? 1;
    return schemaVersion === metadata.schemaVersion ? metadata : { ...metadata, schemaVersion };
  }

  /** The clock of this machine, held back from running behind what the stream has already recorded. */
  #timeFor({ recordedAt }: LoadedStream<State>): Date {
    const now = this.options.clock.now();
    return now.toISOString() < recordedAt ? new Date(recordedAt) : now;
  }
}

/**
 * An id stands for one content: two processes that answer one cause at once make different events (the
 * time, the correlation), of which the log takes one. With an id of the cause alone the store would
 * confirm to both that theirs was appended.
 */
function eventId(streamName: string, revision: number, metadata: EventMetadata): string {
  // As bytes: a string costs the library half as much again.
  const content = Buffer.from(JSON.stringify([streamName, revision, metadata]));
  return uuidv5(content, metadata.causationId);
}

function shown<State>({ state, revision }: LoadedStream<State>): StreamState<State> {
  return { state, revision };
}

function idempotencyKeyReused(): CaselineError {
  return new CaselineError(
    'invalid',
    'idempotency-key-reused',
    'This Idempotency-Key was used before for another request. Use a new key for a new request.',
  );
}
