import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Clock, systemClock } from '#platform/kernel';
import { EventStoreUnavailableError } from '../errors.js';
import {
  type AppendResult,
  type EventFilter,
  type EventStore,
  type EventToAppend,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamRevision,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../event-store.js';
import { withPatience } from '../patience.js';
import { serializeAppend } from '../serialize-append.js';
import { certificateOf } from './certificate-file.js';
import { checkConnection, explainSilence } from './connection-diagnosis.js';
import { followLog } from './follow-log.js';
import { isTransientReadError } from './kurrentdb-failure.js';
import { toPlace } from './kurrentdb-position.js';
import {
  connectionOf,
  type KurrentDbConnection,
  type KurrentDbSettings,
} from './kurrentdb-settings.js';
import { createLastingClient } from './lasting-client.js';
import { LiveEvents } from './live-events.js';
import { SharedFeed } from './live-feed.js';
import { readOrBeginLogId } from './log-id.js';
import { LogNamespace } from './log-namespace.js';
import { LogReader } from './log-reader.adapter.js';
import { LogWriter } from './log-writer.adapter.js';
import { NativeReads } from './native-reads.js';
import { ReplaceableClient } from './replaceable-client.js';
import { probe, type ProbeOptions } from './start-up-probe.js';

export interface KurrentDbEventStoreOptions extends KurrentDbSettings {
  /** How long an append is tried anew while the server is away; 10 s by default. */
  readonly patienceMs?: number;
  /** How long the server may take for one attempt to append, which it gives up itself after 3 s; 3.5 s by default. */
  readonly attemptMs?: number;
  /** How long the server may take for the next part of what is being read; 5 s by default. */
  readonly readMs?: number;
  /** How long to wait for a server that is not there yet; 15 s by default. */
  readonly startMs?: number;
  readonly clock?: Clock;
  /** Is told what somebody should know and what keeps nobody from working. */
  readonly warn?: (sentence: string) => void;
  /** Appends that may wait for their answers; 10,000 by default. */
  readonly maxWaitingAppends?: number;
}

/** Events that wait for a live subscription's consumer before the server is told to wait. */
const LIVE_EVENTS = 256;

/** Events that the server passes over before it says where it is: with the default a sparse filter crawls. */
const SEARCH_WINDOW = 10_000;

/** The event log in EventStoreDB (KurrentDB) from 23.10 on: the streams of a namespace on a server or cluster. */
export class KurrentDbEventStore implements EventStore {
  readonly #closing = new AbortController();
  /** Appends and subscriptions travel another way than reads, and fail on their own. */
  readonly #writes: ReplaceableClient;
  readonly #reads: ReplaceableClient;
  readonly #writer: LogWriter;
  readonly #reader: LogReader;
  readonly #feed: SharedFeed;

  private constructor(
    connection: KurrentDbConnection,
    private readonly namespace: LogNamespace,
    options: KurrentDbEventStoreOptions,
  ) {
    const create = (): KurrentDBClient => createLastingClient(connection);
    this.#writes = new ReplaceableClient(create);
    this.#reads = new ReplaceableClient(create);
    const reads = new NativeReads(this.#reads, options.readMs ?? 5_000);
    this.#reader = new LogReader(reads, namespace);
    this.#feed = new SharedFeed({
      serverEnd: () => this.#reader.serverEnd(),
      page: (after, limit) => this.#reader.page(after, limit),
      goLive: (after) => this.#goLive(after),
    });
    this.#writer = new LogWriter(this.#writes, {
      patienceMs: options.patienceMs ?? 10_000,
      attemptMs: options.attemptMs ?? 3_500,
      waiting: options.maxWaitingAppends ?? 10_000,
    });
  }

  /** @throws KurrentDbSettingsError with a sentence on what is wrong. */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const connection = connectionOf(options);
    await certificateOf(connection);
    const namespace = new LogNamespace(options.namespace);
    const { clock = systemClock, warn = () => undefined, startMs = 15_000 } = options;
    await waitForServer(connection, { namespace, clock, warn }, startMs);
    const store = new KurrentDbEventStore(connection, namespace, options);
    try {
      await store.logId();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const serialized = serializeAppend(streamName, expectedRevision, events);
    return this.#writer.append(this.namespace.streamId(streamName), expectedRevision, serialized);
  }

  readStream(streamName: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    return this.#reader.stream(streamName, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    return this.#reader.log(options);
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    const log = {
      joinFeed: () => this.#feed.join(),
      read: (after: Position | undefined, filter: EventFilter | undefined) =>
        this.#reader.logChunks(after, filter, signal),
    };
    yield* followLog(log, { ...options, signal });
  }

  logId(): Promise<string> {
    return readOrBeginLogId(this.#reader, this.#writer, this.namespace);
  }

  head(): Promise<Position | undefined> {
    return this.#reader.head();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#writer.close();
    await Promise.all([this.#writes.close(), this.#reads.close()]);
  }

  #goLive(after: Position | undefined): LiveEvents {
    const options = {
      fromPosition: after === undefined ? ('start' as const) : toPlace(after),
      requiresLeader: true,
      filter: {
        ...this.namespace.filterOnServer(undefined),
        maxSearchWindow: SEARCH_WINDOW,
        checkpointInterval: 1,
      },
    };
    const subscription = this.#writes.current.subscribeToAll(options, {
      highWaterMark: LIVE_EVENTS,
    });
    return new LiveEvents(subscription, this.namespace);
  }
}

/** A server that is just being started is waited for; everything else has a sentence of its own. */
async function waitForServer(
  connection: KurrentDbConnection,
  options: ProbeOptions,
  forMs: number,
): Promise<void> {
  const isTransient = isTransientReadError;
  const tryOut = async (): Promise<void> => {
    await checkConnection(connection);
    const client = createLastingClient(connection);
    try {
      await probe(client, connection, options);
    } finally {
      void client.dispose();
    }
  };
  try {
    await withPatience(tryOut, { forMs, pauseMs: 250, isTransient });
  } catch (error) {
    throw error instanceof EventStoreUnavailableError ? await explainSilence(connection) : error;
  }
}
