import { valueRule } from '#platform/json-schema';

const MOST = 20;
const LONGEST = 1_000;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** An object of texts, small enough to be kept with every request. */
export const AreTextsByName = valueRule({
  name: 'areTextsByName',
  sentence: `is an object of at most ${MOST} texts of at most ${LONGEST} characters, by names like bankCode`,
  keywords: {
    type: 'object',
    maxProperties: MOST,
    propertyNames: { pattern: NAME.source },
    additionalProperties: { type: 'string', maxLength: LONGEST },
  },
  holds: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    return (
      entries.length <= MOST &&
      entries.every(([name, text]) => NAME.test(name) && isShortText(text))
    );
  },
});

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && Array.from(value).length <= LONGEST;
}
