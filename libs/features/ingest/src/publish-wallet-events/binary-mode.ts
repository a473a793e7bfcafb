import { type ContractViolation, pointerTo } from '#contracts';
import { type ReceivedWalletEvent } from './received-wallet-event.js';
import { type StrictJson } from './strict-json.js';

const PREFIX = 'ce-';
// They have places of their own in this mode.
const ELSEWHERE = new Map([
  ['data', 'is the body in binary mode, no header'],
  ['datacontenttype', 'is the Content-Type in binary mode, no header'],
]);
// Headers know only text: of extensions that mean something to nobody here, nobody knows what else they were.
const BOOLEANS = new Set(['backfill']);

/**
 * Puts a CloudEvent together from headers and body, as the HTTP binding of CloudEvents 1.0 says (3.1).
 *
 * @param rawHeaders names and values in turn, as they came: a joined list would hide what came twice.
 */
export function readBinaryMode(
  rawHeaders: readonly string[],
  contentType: string,
  body: StrictJson,
): ReceivedWalletEvent {
  const attributes = new Map<string, string | boolean>([['datacontenttype', contentType]]);
  const violations: ContractViolation[] = body.violations.map(({ pointer, message }) => ({
    pointer: `/data${pointer}`,
    message,
  }));
  for (const [name, value] of attributeHeaders(rawHeaders)) {
    const decoded = decodeHeaderValue(value);
    const problem =
      ELSEWHERE.get(name) ??
      (attributes.has(name) ? 'comes twice' : undefined) ??
      (decoded === undefined ? 'is not percent-encoded UTF-8' : undefined);
    if (problem !== undefined) {
      violations.push({ pointer: pointerTo('', name), message: `${name} ${problem}` });
    } else if (decoded !== undefined) {
      attributes.set(name, BOOLEANS.has(name) ? booleanIn(decoded) : decoded);
    }
  }
  return { input: { ...Object.fromEntries(attributes), data: body.value }, violations };
}

/** Whether the request is meant to be in binary mode at all. */
export function hasAttributeHeaders(rawHeaders: readonly string[]): boolean {
  return attributeHeaders(rawHeaders).length > 0;
}

function attributeHeaders(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, index) => {
    const lower = name.toLowerCase();
    const isName = index % 2 === 0;
    return isName && lower.startsWith(PREFIX)
      ? [[lower.slice(PREFIX.length), rawHeaders[index + 1] ?? ''] as const]
      : [];
  });
}

/** What is no boolean stays text, which the contract refuses. */
function booleanIn(text: string): string | boolean {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** Undoes quotes, which older senders write, and then percent-encoding (3.1.3.2). */
function decodeHeaderValue(value: string): string | undefined {
  if (/[^\x20-\x7e]/.test(value)) return undefined;
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  try {
    return decodeURIComponent(quoted?.replaceAll(/\\(.)/g, '$1') ?? value);
  } catch {
    return undefined;
  }
}
