import { CaselineError } from '#platform/kernel';

const MAX_DEPTH = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body strictly: bytes that are no UTF-8, numbers that no double can hold and nesting that
 * would exhaust a stack further on are refused here, for every route alike. No body is `undefined`.
 *
 * @throws CaselineError `malformed-json`
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const value = parse(bytes);
  checkContent(value);
  return value;
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw malformed('The body is no UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The body is no JSON.');
  }
}

/** Without recursion, as it is there to find what recursion cannot take. */
function checkContent(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw malformed(`The body is nested deeper than ${MAX_DEPTH} levels.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'number' && !Number.isFinite(value)) {
        throw malformed('The body has a number too large to be kept.');
      }
      if (typeof value !== 'object' || value === null) continue;
      if (Object.hasOwn(value, '__proto__')) {
        throw malformed('The body has a member named __proto__, which is not taken.');
      }
      for (const member of Object.values(value)) next.push(member);
    }
    level = next;
  }
}

function malformed(message: string): CaselineError {
  return new CaselineError('malformed', 'malformed-json', message);
}
