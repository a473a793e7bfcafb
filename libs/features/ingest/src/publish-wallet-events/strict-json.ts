import { type ContractViolation, pointerTo } from '#contracts';
import { CaselineError } from '#platform/kernel';

/** Deeper nesting than any payload needs; bounds what recursive code behind us has to stand. */
const MAX_DEPTH = 64;

/** What is reported of one member of a batch; more would only make the answer long. */
const MAX_VIOLATIONS = 20;

/** A longer name is cut where it is reported: a hostile one must not fill the answer. */
const MAX_REPORTED_NAME = 100;

export interface StrictJson {
  readonly value: unknown;
  /** What `JSON.parse` took and would have changed or lost without a word. */
  readonly violations: readonly ContractViolation[];
}

interface Container {
  readonly pointer: string;
  /** The names met so far; an array has none. */
  readonly names: Set<string> | undefined;
  /** Name or index of the member being read. */
  member: string | number;
}

/**
 * Reads JSON text as I-JSON (RFC 7493) wants it: UTF-8, no name twice in an object, no integer that a
 * double changes, no text that is not Unicode. U+0000 is refused too, as databases cannot hold it as text.
 *
 * @throws CaselineError `malformed-json` for what is no JSON at all.
 */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  const text = decode(bytes);
  const value = parse(text);
  return { value, violations: new Inspection(text).violations() };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not text in UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The engine's message quotes the text, which can be personal; only the place may go on.
    const place = /at position (\d+)/.exec(String(error))?.[1];
    throw malformed(`The body is no JSON${place === undefined ? '' : `, see character ${place}`}.`);
  }
}

function malformed(message: string): CaselineError {
  return new CaselineError('malformed', 'malformed-json', message);
}

const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const NOT_KEEPABLE = /[\p{Cs}\0]/u;

/** Walks text that is known to be JSON, so it has only to tell tokens apart. */
class Inspection {
  readonly #found: ContractViolation[] = [];
  readonly #open: Container[] = [];
  /** How many were found in the member of the outermost array that is being read. */
  #foundInMember = 0;
  #at = 0;

  constructor(private readonly text: string) {}

  violations(): readonly ContractViolation[] {
    while (this.#at < this.text.length) this.#token(this.text.charAt(this.#at));
    return this.#found;
  }

  #token(char: string): void {
    if (char === '"') {
      this.#string();
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      this.#number();
    } else {
      if (char === '{' || char === '[') this.#enter(char === '{');
      else if (char === '}' || char === ']') this.#open.pop();
      else if (char === ',') this.#next();
      this.#at += 1;
    }
  }

  #enter(isObject: boolean): void {
    const pointer = this.#pointer();
    this.#open.push({
      pointer,
      names: isObject ? new Set() : undefined,
      member: isObject ? '' : 0,
    });
    if (this.#open.length === MAX_DEPTH + 1) {
      this.#report(`is nested more than ${MAX_DEPTH} levels deep`);
    }
  }

  #next(): void {
    const container = this.#open.at(-1);
    if (typeof container?.member !== 'number') return;
    container.member += 1;
    if (this.#open.length === 1) this.#foundInMember = 0;
  }

  #string(): void {
    const start = this.#at;
    do this.#at = this.text.indexOf('"', this.#at + 1);
    while (this.#isEscaped(this.#at));
    this.#at += 1;
    const text = JSON.parse(this.text.slice(start, this.#at)) as string;
    const container = this.#open.at(-1);
    if (container?.names && this.#colonFollows()) this.#name(container, container.names, text);
    if (NOT_KEEPABLE.test(text)) {
      this.#report('has text with U+0000 or half a surrogate pair');
    }
  }

  #name(container: Container, names: Set<string>, name: string): void {
    container.member = name;
    if (names.has(name)) this.#report('stands twice in its object');
    if (name === '__proto__') this.#report('is a name that is not taken');
    names.add(name);
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    const [literal, fraction, exponent] = NUMBER.exec(this.text) ?? [' '];
    this.#at += literal.length;
    const value = Number(literal);
    const kept =
      fraction === undefined && exponent === undefined
        ? Number.isSafeInteger(value)
        : Number.isFinite(value);
    if (!kept) this.#report('is a number too large to be kept exactly: send it as a string');
  }

  #isEscaped(quote: number): boolean {
    let before = quote - 1;
    while (this.text.charAt(before) === '\\') before -= 1;
    return (quote - before) % 2 === 0;
  }

  #colonFollows(): boolean {
    const rest = /\s*(\S?)/y;
    rest.lastIndex = this.#at;
    return rest.exec(this.text)?.[1] === ':';
  }

  #pointer(): string {
    const container = this.#open.at(-1);
    if (!container) return '';
    // Below the depth that is refused pointers grow no more, or they would cost the square of it.
    if (this.#open.length > MAX_DEPTH) return container.pointer;
    const { member } = container;
    const isLong = typeof member === 'string' && member.length > MAX_REPORTED_NAME;
    return pointerTo(container.pointer, isLong ? `${member.slice(0, MAX_REPORTED_NAME)}…` : member);
  }

  #report(message: string): void {
    this.#foundInMember += 1;
    if (this.#foundInMember > MAX_VIOLATIONS) return;
    this.#found.push({ pointer: this.#pointer(), message });
  }
}
