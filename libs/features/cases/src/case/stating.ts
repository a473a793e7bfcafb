import { type Statement, statements } from './case-events.js';

/** Each statement once, in their order; the field is left out where nothing is said. */
export function stating(said: readonly Statement[]): { readonly states?: readonly Statement[] } {
  if (said.length === 0) return {};
  return { states: statements.filter((one) => said.includes(one)) };
}
