import { createHash } from 'node:crypto';
import { type LogEntry } from './log-entry.js';
import { StreamRevisions } from './stream-revisions.js';

/** What a log amounts to. Two logs with the same digest have the same events in the same order. */
export interface LogSummary {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 over the content of all events, a line each, in hexadecimal. */
  readonly digest: string;
}

/** A stream whose revisions do not follow each other: no log that was only appended to has one. */
export class BrokenStreamError extends Error {
  override readonly name = 'BrokenStreamError';

  constructor(streamName: string, expected: number, found: number) {
    super(
      `The log is damaged: in ${streamName} revision ${found} comes where revision ${expected} should. ` +
        'Restore the log from a back-up.',
    );
  }
}

/** Counts and digests the events of a log as they pass by. */
export class LogTally {
  readonly #hash = createHash('sha256');
  readonly #revisions = new StreamRevisions();
  #events = 0;

  get events(): number {
    return this.#events;
  }

  /** @throws BrokenStreamError */
  add(entries: readonly LogEntry[]): void {
    for (const { event } of entries) {
      const expected = this.#revisions.next(event.streamName);
      if (event.revision !== expected) {
        throw new BrokenStreamError(event.streamName, expected, event.revision);
      }
    }
    this.#hash.update(entries.map(({ content }) => `${content}\n`).join(''));
    this.#events += entries.length;
  }

  summary(): LogSummary {
    const digest = this.#hash.copy().digest('hex');
    return { events: this.#events, streams: this.#revisions.streams, digest };
  }
}
