import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type ReadableLog } from '../compare-logs/readable-log.js';
import {
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
} from '../event-store.js';

/** The file is not what was written: a sentence that never quotes an event. */
export class DamagedLogFileError extends Error {
  override readonly name = 'DamagedLogFileError';

  constructor(file: string, why: string) {
    super(`${file} is damaged: ${why}. Use another back-up.`);
  }
}

type Line = readonly [
  streamName: string,
  revision: number,
  id: string,
  type: string,
  data: object,
  metadata: object,
];

/** So many digits, that positions compare as strings. */
const DIGITS = 16;

/** A log in a file, as `writeLogFile` writes it. Positions are the numbers of its lines. */
export class LogFile implements ReadableLog {
  constructor(
    private readonly file: string,
    /** As the manifest says; only the progress depends on it. */
    private readonly events: number,
  ) {}

  /** @throws DamagedLogFileError */
  async *readAll({ after }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    let number = 0;
    for await (const text of this.#lines()) {
      number += 1;
      const position = positionOf(number);
      if (after === undefined || position > after) yield this.#eventOf(text, position);
    }
  }

  /** Reads all of the file: meant for the one event by which two logs differ. */
  async *readStream(
    streamName: string,
    { from = 0, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    let left = limit;
    for await (const event of this.readAll()) {
      if (left <= 0) return;
      if (event.streamName !== streamName || event.revision < from) continue;
      yield event;
      left -= 1;
    }
  }

  head(): Promise<Position | undefined> {
    return Promise.resolve(this.events === 0 ? undefined : positionOf(this.events));
  }

  async *#lines(): AsyncGenerator<string> {
    const failed: { reason?: Error } = {};
    const input = pipeline(createReadStream(this.file), createGunzip(), (error) => {
      // Whoever stops reading before the end closes it, too.
      if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') failed.reason = error;
    });
    input.on('error', () => undefined);
    yield* createInterface({ input, crlfDelay: Infinity });
    if (failed.reason) throw new DamagedLogFileError(this.file, 'it cannot be unpacked');
  }

  #eventOf(text: string, position: Position): RecordedEvent {
    try {
      const [streamName, revision, id, type, data, metadata] = JSON.parse(text) as Line;
      return { streamName, revision, id, type, data, metadata, position } as RecordedEvent;
    } catch {
      throw new DamagedLogFileError(this.file, `its line ${Number(position)} cannot be read`);
    }
  }
}

function positionOf(number: number): Position {
  return String(number).padStart(DIGITS, '0') as Position;
}
