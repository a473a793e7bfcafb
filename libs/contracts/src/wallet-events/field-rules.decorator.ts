import { isISO4217CurrencyCode } from 'class-validator';
import { textRule } from '#platform/json-schema';
import { DATE_TIME, parseRfc3339 } from '../rfc3339.js';

/**
 * An id that another system gave: 1 to 128 characters, without control characters. Spaces at its ends, which
 * nobody sees, would make two ids of one.
 */
export const IsIdentifier = textRule({
  name: 'isIdentifier',
  sentence: 'must be text of 1 to 128 characters without control characters or outer spaces',
  pattern: /^(?!\s)[^\p{Cc}\p{Cs}]{1,128}(?<!\s)$/u,
  holds: (text) => text.length <= 128,
});

/** Money is a decimal string and above zero: no sign, no exponent, no group separators. */
export const IsAmount = textRule({
  name: 'isAmount',
  sentence: 'must be a decimal string above zero such as "120.50"',
  pattern: /^(?=.*[1-9])(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/,
});

// The library takes lower case too; one currency has one spelling.
export const IsCurrency = textRule({
  name: 'isCurrency',
  sentence: 'must be a currency of ISO 4217 in capital letters such as CNY',
  pattern: /^[A-Z]{3}$/,
  holds: isISO4217CurrencyCode,
});

/** A code of a vocabulary that its service keeps, such as a reason. */
export const IsCode = textRule({
  name: 'isCode',
  sentence: 'must be a code of 1 to 64 letters, digits and . _ - that begins with a letter',
  pattern: /^[A-Za-z][A-Za-z0-9._-]{0,63}$/,
});

export const IsTimestamp = textRule({
  name: 'isTimestamp',
  sentence: 'must be a timestamp of RFC 3339 such as 2026-03-01T08:00:00Z',
  pattern: DATE_TIME,
  keywords: { format: 'date-time' },
  holds: (text) => parseRfc3339(text) !== undefined,
});

/** What a person wrote: up to `max` characters, line breaks and tabs allowed. */
export function IsFreeText(max: number): PropertyDecorator {
  return textRule({
    name: 'isFreeText',
    sentence: `must be well-formed text of 1 to ${max} characters that is not blank`,
    pattern: /^(?!\s*$)(?:[\t\n\r]|[^\p{Cc}\p{Cs}])+$/u,
    keywords: { maxLength: max },
    holds: (text) => text.length <= max,
  })();
}
