import { setTimeout as sleep } from 'node:timers/promises';
import { type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { EventStoreUnavailableError } from '../errors.js';
import { fromLeader } from './from-leader.js';
import { type NativeEvent } from './kurrentdb-event.js';
import { isTransientReadError } from './kurrentdb-failure.js';
import { type ReplaceableClient } from './replaceable-client.js';
import { NoAnswerError, withinTime } from './within-time.js';

type NativeClient = KurrentDBClient['rustClient'];
type Chunks = AsyncIterable<readonly { readonly event?: NativeEvent }[]>;

/** Everything is read from the leader: another node may be behind what has been acknowledged. */
export const FROM_LEADER = { requiresLeader: true, resolvesLink: false };

export const BACKWARDS_FROM_END = { direction: 'backwards', fromPosition: 'end', maxCount: 1n };

/** Where the server ends, whosever event is there. */
const END = { ...FROM_LEADER, ...BACKWARDS_FROM_END };

/** Together longer than a client has to wait that takes the place of another. */
const ATTEMPTS = 4;
const PAUSE_MS = 400;

const NO_SUCH_STREAM = Symbol('no such stream');

/**
 * Reads through the client's native part, by the chunks in which the events arrive. A client that was
 * created while the server was away never reads, and one from before an outage notices only by reading: a
 * client whose read fails is replaced, and a read that has brought nothing yet begins anew.
 */
export class NativeReads {
  constructor(
    private readonly clients: ReplaceableClient,
    private readonly answerMs: number,
  ) {}

  /** What the server has at hand: each chunk comes in time, or the server is away. */
  chunks(open: (native: NativeClient) => Chunks): AsyncGenerator<readonly NativeEvent[]> {
    return this.#chunks(open, ({ answer }) => withinTime(answer, this.answerMs));
  }

  /** What the server has to look for among other events, for as long as that takes. */
  search(
    open: (native: NativeClient) => Chunks,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly NativeEvent[]> {
    return this.#chunks(open, (search) => this.#found(search, signal));
  }

  /** The last event of all that the server has. */
  async end(): Promise<NativeEvent | undefined> {
    for await (const [last] of this.chunks((native) => native.readAll(END))) return last;
    return undefined;
  }

  async *#chunks(
    open: (native: NativeClient) => Chunks,
    inTime: InTime,
  ): AsyncGenerator<readonly NativeEvent[]> {
    for (let attempt = 1; ; attempt += 1) {
      const client = this.clients.current;
      let hasBegun = false;
      try {
        const chunks = fromLeader(() => open(client.rustClient));
        for (;;) {
          const next = await inTime({ answer: chunks.next(), native: client.rustClient });
          if (!next || next.done) return;
          hasBegun = true;
          yield next.value.flatMap(({ event }) => event ?? []);
        }
      } catch (error) {
        const failure = nativeFailure(error);
        if (failure === NO_SUCH_STREAM) return;
        const mayRepeat = !hasBegun && attempt < ATTEMPTS && isBrokenOff(error);
        if (mayRepeat) await sleep(PAUSE_MS);
        this.clients.replace(client);
        if (!mayRepeat) throw failure;
      }
    }
  }

  /** Nothing comes from a server that passes over what does not match: another question tells that it is there. */
  async #found<T>({ answer, native }: Asked<T>, signal?: AbortSignal): Promise<T | undefined> {
    const halfMs = this.answerMs / 2;
    for (;;) {
      try {
        return await withinTime(answer, halfMs);
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        if (signal?.aborted) return undefined;
        await withinTime(native.readAll(END)[Symbol.asyncIterator]().next(), halfMs);
      }
    }
  }
}

interface Asked<T> {
  readonly answer: Promise<T>;
  readonly native: NativeClient;
}

type InTime = <T>(asked: Asked<T>) => Promise<T | undefined>;

/** At once, so that there is time for another attempt. */
function isBrokenOff(error: unknown): boolean {
  return isTransientReadError(error) && !(error instanceof NoAnswerError);
}

/** Errors of the native part have no class of ours, only the name of one. */
function nativeFailure(error: unknown): unknown {
  const { name } = error as { readonly name?: unknown };
  if (name === 'StreamNotFoundError') return NO_SUCH_STREAM;
  if (name === 'AccessDeniedError') {
    return new EventStoreUnavailableError('EventStoreDB refuses the user of Caseline.', error);
  }
  return isTransientReadError(error)
    ? new EventStoreUnavailableError('The event store cannot be reached.', error)
    : error;
}
