import { type CloudEvent } from './cloud-event.js';
import { type ContractViolation, pointerTo } from './contract-violation.js';
import { parseRfc3339 } from './rfc3339.js';

/** The longest value of an attribute, in UTF-16 units. */
export const MAX_ATTRIBUTE_LENGTH = 256;

export const MAX_EXTENSIONS = 32;
// CloudEvents: an integer attribute is a 32-bit one.
export const MAX_INTEGER = 2 ** 31;

const STANDARD_RULES: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  specversion: (value) => (value === '1.0' ? undefined : 'must be "1.0"'),
  id: textRule,
  source: (value) => textRule(value) ?? patternRule(value, URI_REFERENCE, 'a URI reference'),
  type: textRule,
  subject: textRule,
  time: (value) =>
    typeof value === 'string' && parseRfc3339(value)
      ? undefined
      : 'must be a timestamp of RFC 3339 such as 2026-03-01T08:00:00Z',
  datacontenttype: (value) =>
    patternRule(value, JSON_MEDIA_TYPE, 'a JSON media type such as application/json'),
  dataschema: (value) => textRule(value) ?? patternRule(value, ABSOLUTE_URI, 'an absolute URI'),
};

export const URI_REFERENCE = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
export const ABSOLUTE_URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
export const ATTRIBUTE_NAME = /^[a-z0-9]{1,64}$/;
const JSON_MEDIA_TYPE = /^(?:application|text)\/(?:[\w.+-]+\+)?json\s*(?:;.{0,200})?$/i;
// CloudEvents 1.0, "String": no control characters, no surrogates without their partner, no noncharacters.
const FORBIDDEN_IN_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Extensions that mean something to Caseline, and what their value must be. */
const KNOWN_EXTENSIONS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  backfill: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
};

/** Checks a JSON object against CloudEvents 1.0; its `data` is for the contract of its type. */
export function attributeViolations(event: object): readonly ContractViolation[] {
  const attributes = new Map(
    Object.entries(event).filter(([name]) => name !== 'data' && name !== 'data_base64'),
  );
  const standard = Object.entries(STANDARD_RULES).flatMap(([name, rule]) => {
    const value: unknown = attributes.get(name);
    const missing = value === undefined && ['specversion', 'id', 'source', 'type'].includes(name);
    if (value === undefined && !missing) return [];
    return violation(name, missing ? 'is missing' : rule(value));
  });
  const extensions = [...attributes].filter(([name]) => !Object.hasOwn(STANDARD_RULES, name));
  if (extensions.length > MAX_EXTENSIONS) {
    return [
      ...standard,
      { pointer: '', message: `at most ${MAX_EXTENSIONS} extensions are taken` },
    ];
  }
  return [
    ...standard,
    ...extensions.flatMap(([name, value]) => violation(name, extensionRule(name, value))),
  ];
}

/** An attribute that is null counts as absent (CloudEvents JSON format, 2.2). */
export function withoutNullAttributes(event: object): CloudEvent {
  const present = Object.entries(event).filter(
    ([name, value]) => value !== null || name === 'data',
  );
  return Object.fromEntries(present) as unknown as CloudEvent;
}

function extensionRule(name: string, value: unknown): string | undefined {
  if (!ATTRIBUTE_NAME.test(name)) {
    return 'is no name of an attribute: lower-case letters and digits, 64 at most';
  }
  if (Object.hasOwn(KNOWN_EXTENSIONS, name)) return KNOWN_EXTENSIONS[name]?.(value);
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return value === '' ? undefined : textRule(value);
  const integer =
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -MAX_INTEGER &&
    value < MAX_INTEGER;
  return integer ? undefined : 'must be a string, a boolean or an integer of 32 bits';
}

function textRule(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'must be a string that is not empty';
  if (value.length > MAX_ATTRIBUTE_LENGTH) {
    return `must have at most ${MAX_ATTRIBUTE_LENGTH} characters`;
  }
  return FORBIDDEN_IN_TEXT.test(value)
    ? 'must be well-formed text without control characters'
    : undefined;
}

function patternRule(value: unknown, pattern: RegExp, what: string): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? undefined : `must be ${what}`;
}

function violation(name: string, problem: string | undefined): readonly ContractViolation[] {
  return problem === undefined
    ? []
    : [{ pointer: pointerTo('', name), message: `${name} ${problem}` }];
}
