import { type JsonSchema } from './json-schema.js';
import { RuleKeywords } from './rule-keywords-of-our-own.js';

export interface Rule {
  readonly name: string;
  readonly constraints: readonly unknown[];
  /** The rule is about each element of a list. */
  readonly each: boolean;
}

const KEYWORDS: Readonly<Record<string, (...constraints: readonly unknown[]) => JsonSchema>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isArray: () => ({ type: 'array' }),
  isObject: () => ({ type: 'object' }),
  isIn: (values) => ({
    ...((values as unknown[]).every((value) => typeof value === 'string') && { type: 'string' }),
    enum: values,
  }),
  equals: (value) => ({ const: value }),
  min: (minimum) => ({ minimum }),
  max: (maximum) => ({ maximum }),
  isLength: (minLength, maxLength) => ({
    minLength,
    ...(maxLength !== undefined && { maxLength }),
  }),
  maxLength: (maxLength) => ({ maxLength }),
  arrayMaxSize: (maxItems) => ({ maxItems }),
  matches: (pattern) => ({ pattern: (pattern as RegExp).source }),
};

/** @throws Error for a rule that no schema would show: documents must not promise more than is taken. */
export function keywordsOf({ name, constraints }: Rule): JsonSchema {
  const [first] = constraints;
  if (first instanceof RuleKeywords) return first.keywords;
  const keywords = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
  if (!keywords) throw new Error(`There are no JSON Schema keywords for the rule "${name}".`);
  return keywords(...constraints);
}
