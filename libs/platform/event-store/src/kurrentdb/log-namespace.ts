import { type EventFilter } from '../event-store.js';
import { KurrentDbSettingsError } from './kurrentdb-settings.js';

const DEFAULT = 'caseline';

/** Its one event names the log. It is no event of the log: no reader of the log sees it. */
export const LOG_ID_STREAM = 'eventLog';

/** Without a dot, so that the streams of one namespace never begin like those of another. */
const FORM = /^\w{1,64}$/;

interface EventOfServer {
  readonly streamId: string;
  readonly type: string;
}

/** Which of a server's streams are those of one log: its stream `case-1` is `caseline.case-1` there. */
export class LogNamespace {
  /** As the server knows it. */
  readonly idStream: string;
  readonly #prefix: string;

  /** @throws KurrentDbSettingsError */
  constructor(name = DEFAULT) {
    if (!FORM.test(name)) {
      throw new KurrentDbSettingsError(
        'The namespace of a log in EventStoreDB is 1 to 64 letters, digits and _, e.g. caseline.',
      );
    }
    this.#prefix = `${name}.`;
    this.idStream = this.streamId(LOG_ID_STREAM);
  }

  /** The stream's name on the server. */
  streamId(streamName: string): string {
    return this.#prefix + streamName;
  }

  /** The name in the log of a stream that is the log's. */
  streamName(streamId: string): string {
    return streamId.slice(this.#prefix.length);
  }

  isOurs({ streamId }: EventOfServer): boolean {
    return streamId.startsWith(this.#prefix) && streamId !== this.idStream;
  }

  /** The server cannot filter by stream and by type at once, and takes a type for the beginning of one. */
  isWanted(event: EventOfServer, filter: EventFilter | undefined): boolean {
    if (!this.isOurs(event)) return false;
    return !filter || !('eventTypes' in filter) || filter.eventTypes.includes(event.type);
  }

  /** As much of the filter as the server can do: types leave more of a log out than its neighbours add. */
  filterOnServer(filter: EventFilter | undefined) {
    if (filter && 'eventTypes' in filter) {
      return { filterOn: 'eventType' as const, prefixes: [...filter.eventTypes] };
    }
    const { streamPrefixes } = filter ?? { streamPrefixes: [''] };
    const prefixes = streamPrefixes.map((prefix) => this.streamId(prefix));
    return { filterOn: 'streamName' as const, prefixes };
  }
}
