import {
  type AppendResult as ClientAppendResult,
  type BinaryEventData,
  ErrorType,
  type KurrentDBClient,
  type WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { AppendTooLargeError, EventStoreBusyError, EventStoreUnavailableError } from '../errors.js';
import { type AppendResult, MAX_APPEND_BYTES, type StreamRevision } from '../event-store.js';
import { type Patience, withPatience } from '../patience.js';
import { type SerializedEvent } from '../serialize-append.js';
import { isOfType, isTransientKurrentDbError } from './kurrentdb-failure.js';
import { toPosition } from './kurrentdb-position.js';
import { LateAnswers } from './late-answers.js';
import { type ReplaceableClient } from './replaceable-client.js';
import { NoAnswerError } from './within-time.js';

export interface LogWriterLimits {
  /** How long an append is tried anew while its outcome is unknown. */
  readonly patienceMs: number;
  /** How long the server may take for one attempt. */
  readonly attemptMs: number;
  /** Appends that may wait for their answers; beyond that the caller is sent away. */
  readonly waiting: number;
}

interface Append {
  readonly streamName: string;
  readonly expectedRevision: StreamRevision;
  readonly events: readonly BinaryEventData[];
}

/**
 * Appends, and finds out what became of an append that got no answer: the same append again is answered
 * as the first would have been, whatever happened to that one.
 */
export class LogWriter {
  /** The server leaves a repeat without an answer while the first is being written. */
  readonly #underWay = new Map<string, Promise<AppendResult>>();
  readonly #lateAnswers = new LateAnswers();
  readonly #patience: Patience;
  #closed = false;

  constructor(
    private readonly clients: ReplaceableClient,
    private readonly limits: LogWriterLimits,
  ) {
    const { patienceMs: forMs } = limits;
    this.#patience = { forMs, pauseMs: 100, isTransient: isTransientKurrentDbError };
  }

  /** Copies of one append that meet here share it. */
  async append(
    streamName: string,
    expectedRevision: StreamRevision,
    events: readonly SerializedEvent[],
  ): Promise<AppendResult> {
    if (this.#closed) throw new EventStoreUnavailableError('The event store is shutting down.');
    const key = JSON.stringify([streamName, expectedRevision, ...events.map(({ id }) => id)]);
    const shared = this.#underWay.get(key);
    if (shared) return shared;
    if (this.#underWay.size >= this.limits.waiting)
      throw new EventStoreBusyError(this.#underWay.size);
    const append = { streamName, expectedRevision, events: events.map(toEventData) };
    const answer = withPatience(() => this.#attempt(append), this.#patience).finally(() => {
      this.#underWay.delete(key);
    });
    this.#underWay.set(key, answer);
    return answer;
  }

  /** Refuses new appends; resolves when those under way have their answers. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay.values());
  }

  async #attempt(append: Append): Promise<AppendResult> {
    const client = this.clients.current;
    try {
      return toAppendResult(await this.#send(client, append));
    } catch (error) {
      // Without an answer the connection may be one that nobody serves any more; a failure that is no
      // typed answer of the server may be one that the client would remember for ever; one that the client
      // has no name for may come from a node that has lost its cluster.
      const isSuspicious =
        error instanceof NoAnswerError || !isTyped(error) || isOfType(error, ErrorType.UNKNOWN);
      if (isSuspicious) this.clients.replace(client);
      return refused(error);
    }
  }

  async #send(client: KurrentDBClient, append: Append): Promise<ClientAppendResult> {
    const { streamName, expectedRevision, events } = append;
    const streamState = expectedRevision === 'none' ? 'no_stream' : BigInt(expectedRevision);
    // The server compares a deadline, a time of our clock, with its own clock: one that is some seconds
    // ahead would refuse every append. It takes no more than 2 s anyway.
    const options = { streamState, requiresLeader: true, deadline: Infinity } as const;
    const send = () => client.appendToStream(streamName, [...events], options);
    return this.#lateAnswers.answer(send, this.limits.attemptMs);
  }
}

const UTF_8 = new TextEncoder();

/** Bytes, which the client sends as they are; it calls them JSON on their way (`lasting-client.ts`). */
function toEventData({ id, type, data, metadata }: SerializedEvent): BinaryEventData {
  return {
    id,
    type,
    contentType: 'application/octet-stream',
    data: UTF_8.encode(data),
    metadata: UTF_8.encode(metadata),
  };
}

function toAppendResult({ nextExpectedRevision, position }: ClientAppendResult): AppendResult {
  if (!position) throw new Error('EventStoreDB answered an append without its position.');
  return {
    outcome: 'appended',
    revision: Number(nextExpectedRevision),
    position: toPosition(position),
  };
}

/** A refusal that is an answer, or whatever else went wrong. */
function refused(error: unknown): AppendResult {
  if (isOfType(error, ErrorType.WRONG_EXPECTED_VERSION)) {
    const { actualState } = error as WrongExpectedVersionError;
    return {
      outcome: 'conflict',
      currentRevision: typeof actualState === 'bigint' ? Number(actualState) : 'none',
    };
  }
  if (isOfType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED)) {
    // Names of types count too on the server: very many very small events can get there.
    throw new AppendTooLargeError(MAX_APPEND_BYTES + 1, MAX_APPEND_BYTES);
  }
  if (isOfType(error, ErrorType.ACCESS_DENIED)) {
    throw new EventStoreUnavailableError('EventStoreDB refuses the user of Caseline.', error);
  }
  throw error;
}

function isTyped(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'type' in error;
}
