import {
  buildMessage,
  isISO4217CurrencyCode,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';
import { parseRfc3339 } from '../rfc3339.js';

// Spaces that nobody sees would make two ids of one.
const OUTER_SPACE = /^\s|\s$/u;
const CONTROL_OR_BROKEN = /[\p{Cc}\p{Cs}]/u;
const BROKEN_OR_CONTROL_EXCEPT_LAYOUT = /[\p{Cs}]|(?![\t\n\r])\p{Cc}/u;
const DECIMAL = /^(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/;

/** An id that another system gave: 1 to 128 characters, without control characters or outer spaces. */
export const IsIdentifier = rule(
  'isIdentifier',
  'must be text of 1 to 128 characters without control characters or outer spaces',
  (text) =>
    text.length >= 1 &&
    text.length <= 128 &&
    !OUTER_SPACE.test(text) &&
    !CONTROL_OR_BROKEN.test(text),
);

/** Money is a decimal string and above zero: no sign, no exponent, no group separators. */
export const IsAmount = rule(
  'isAmount',
  'must be a decimal string above zero such as "120.50"',
  (text) => DECIMAL.test(text) && /[1-9]/.test(text),
);

// The library takes lower case too; one currency has one spelling.
export const IsCurrency = rule(
  'isCurrency',
  'must be a currency of ISO 4217 in capital letters such as CNY',
  (text) => /^[A-Z]{3}$/.test(text) && isISO4217CurrencyCode(text),
);

/** A code of a vocabulary that its service keeps, such as a reason. */
export const IsCode = rule(
  'isCode',
  'must be a code of 1 to 64 letters, digits and . _ - that begins with a letter',
  (text) => /^[A-Za-z][A-Za-z0-9._-]{0,63}$/.test(text),
);

export const IsTimestamp = rule(
  'isTimestamp',
  'must be a timestamp of RFC 3339 such as 2026-03-01T08:00:00Z',
  (text) => parseRfc3339(text) !== undefined,
);

/** What a person wrote: up to `max` characters, line breaks and tabs allowed. */
export function IsFreeText(max: number): PropertyDecorator {
  return rule(
    'isFreeText',
    `must be well-formed text of 1 to ${max} characters that is not blank`,
    (text) =>
      text.trim() !== '' && text.length <= max && !BROKEN_OR_CONTROL_EXCEPT_LAYOUT.test(text),
  )();
}

function rule(
  name: string,
  sentence: string,
  holds: (text: string) => boolean,
): (options?: ValidationOptions) => PropertyDecorator {
  return (options) =>
    ValidateBy(
      {
        name,
        validator: {
          validate: (value) => typeof value === 'string' && holds(value),
          defaultMessage: buildMessage((each) => `${each}$property ${sentence}`, options),
        },
      },
      options,
    );
}
