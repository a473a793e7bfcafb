import { type ContractViolation, MAX_BATCH_EVENTS } from '#contracts';
import { CaselineError } from '#platform/kernel';
import { hasAttributeHeaders, readBinaryMode } from './binary-mode.js';
import { type ReceivedWalletEvent, type ReceivedWalletEvents } from './received-wallet-event.js';
import { readStrictJson, type StrictJson } from './strict-json.js';

export const STRUCTURED = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';
/** Of the data; the attributes are in headers. */
export const BINARY = 'application/json';

export interface PublishRequest {
  readonly contentType: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}

/**
 * Takes the wallet events out of a request in any of the three content modes of CloudEvents.
 *
 * @throws CaselineError for what spoils the whole request; what spoils one event is told with it.
 */
export function readWalletEvents(request: PublishRequest): ReceivedWalletEvents {
  const mediaType = mediaTypeOf(request);
  if (mediaType === STRUCTURED) {
    const { value, violations } = readStrictJson(request.body);
    return { mode: 'single', events: [{ input: value, violations }] };
  }
  if (mediaType === BATCH)
    return { mode: 'batch', events: readBatch(readStrictJson(request.body)) };
  if (mediaType === BINARY && hasAttributeHeaders(request.rawHeaders)) {
    const body = readStrictJson(request.body);
    const event = readBinaryMode(request.rawHeaders, request.contentType ?? mediaType, body);
    return { mode: 'single', events: [event] };
  }
  throw unsupported(
    `Send one event as ${STRUCTURED}, several as ${BATCH}, or ${BINARY} with the attributes in ce- headers.`,
  );
}

function readBatch({ value, violations }: StrictJson): readonly ReceivedWalletEvent[] {
  if (!Array.isArray(value)) {
    throw new CaselineError('malformed', 'malformed-batch', 'A batch is a JSON array of events.');
  }
  if (value.length > MAX_BATCH_EVENTS) {
    throw new CaselineError(
      'too-large',
      'batch-too-large',
      `A batch has at most ${MAX_BATCH_EVENTS} events. Send these in several.`,
    );
  }
  const ofMember = new Map<number, ContractViolation[]>();
  for (const { pointer, message } of violations) {
    const [, index = '', rest = ''] = /^\/(\d+)(.*)$/s.exec(pointer) ?? [];
    const own = ofMember.get(Number(index)) ?? [];
    ofMember.set(Number(index), own);
    own.push({ pointer: rest, message });
  }
  return value.map((input: unknown, index) => ({ input, violations: ofMember.get(index) ?? [] }));
}

function mediaTypeOf({ contentType = '', contentEncoding, rawHeaders }: PublishRequest): string {
  const [mediaType = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) {
    throw unsupported('JSON is UTF-8, and this route takes no other charset.');
  }
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    throw unsupported('This route takes no compressed bodies.');
  }
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  if (names.filter((name) => name.toLowerCase() === 'content-type').length > 1) {
    throw new CaselineError('malformed', 'malformed-request', 'Content-Type comes twice.');
  }
  return mediaType;
}

function unsupported(message: string): CaselineError {
  return new CaselineError('unsupported-media-type', 'unsupported-media-type', message);
}
