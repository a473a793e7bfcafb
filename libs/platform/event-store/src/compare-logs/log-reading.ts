import { type Position } from '../event-store.js';
import { type ReadableLog } from './readable-log.js';
import { logBatches } from './log-batches.js';
import { type LogEntry } from './log-entry.js';

/** Reads a log in its order, one batch ahead of whoever takes it. */
export class LogReading {
  readonly #batches: AsyncGenerator<readonly LogEntry[]>;
  #coming: Promise<IteratorResult<readonly LogEntry[], unknown>>;
  #here: readonly LogEntry[] = [];
  #passed: Position | undefined;

  constructor(store: ReadableLog) {
    this.#batches = logBatches(store);
    this.#coming = this.#fetch();
  }

  /** Of the last event that was passed by. */
  get passed(): Position | undefined {
    return this.#passed;
  }

  /** Some of what comes next; nothing at the end of the log. */
  async ahead(): Promise<readonly LogEntry[]> {
    if (this.#here.length > 0) return this.#here;
    const { done, value } = await this.#coming;
    if (done) return [];
    this.#coming = this.#fetch();
    this.#here = value;
    return value;
  }

  /** The first so many of what is ahead have been dealt with. */
  pass(count: number): void {
    this.#passed = this.#here[count - 1]?.event.position ?? this.#passed;
    this.#here = this.#here.slice(count);
  }

  async close(): Promise<void> {
    await this.#batches.return(undefined);
  }

  #fetch(): Promise<IteratorResult<readonly LogEntry[], unknown>> {
    const coming = this.#batches.next();
    // Whoever takes it is told; until then, and if nobody does, it is no fault of the process.
    coming.catch(() => undefined);
    return coming;
  }
}
