import { type JsonSchema } from './json-schema.js';

/** The first constraint of a rule of ours holds its keywords. */
export class RuleKeywords {
  constructor(readonly keywords: JsonSchema) {}
}
