import { validate as isUuid } from 'uuid';
import { AppendTooLargeError, InvalidAppendError } from './errors.js';
import { type EventToAppend, MAX_APPEND_BYTES, type StreamRevision } from './event-store.js';

export interface SerializedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const MAX_NAME_LENGTH = 256;

/**
 * What every adapter refuses in the same way before it talks to its store; answers the JSON to be kept.
 *
 * @throws AppendTooLargeError, InvalidAppendError as `EventStore.append` says.
 */
export function serializeAppend(
  streamName: string,
  expectedRevision: StreamRevision,
  events: readonly EventToAppend[],
): readonly SerializedEvent[] {
  checkName('stream name', streamName);
  if (
    expectedRevision !== 'none' &&
    !(Number.isSafeInteger(expectedRevision) && expectedRevision >= 0)
  ) {
    throw new InvalidAppendError(`${expectedRevision} is no revision.`);
  }
  if (streamName.startsWith('$')) {
    throw new InvalidAppendError('Stream names that start with $ belong to the store.');
  }
  if (events.length === 0) throw new InvalidAppendError('An append needs at least one event.');
  if (new Set(events.map(({ id }) => id.toLowerCase())).size < events.length) {
    throw new InvalidAppendError('Two events of one append have the same id.');
  }
  const serialized = events.map(serialize);
  const bytes = serialized.reduce(
    (sum, event) => sum + Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata),
    0,
  );
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLargeError(bytes, MAX_APPEND_BYTES);
  return serialized;
}

function serialize(event: EventToAppend): SerializedEvent {
  if (!isUuid(event.id)) throw new InvalidAppendError(`The event id ${event.id} is no UUID.`);
  checkName('event type', event.type);
  return {
    id: event.id.toLowerCase(),
    type: event.type,
    data: toJson(event.type, event.data),
    metadata: toJson(event.type, event.metadata),
  };
}

/** What `JSON.stringify` says of a failure may quote the payload: it goes no further. */
function toJson(type: string, value: object): string {
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch {
    json = undefined;
  }
  if (typeof json === 'string' && json.startsWith('{')) return json;
  throw new InvalidAppendError(`The data or metadata of ${type} are no JSON object.`);
}

function checkName(what: string, name: string): void {
  if (
    name === '' ||
    name.length > MAX_NAME_LENGTH ||
    !name.isWellFormed() ||
    /\p{Cc}/u.test(name)
  ) {
    throw new InvalidAppendError(
      `A ${what} has 1 to ${MAX_NAME_LENGTH} characters of well-formed text without control characters.`,
    );
  }
}
