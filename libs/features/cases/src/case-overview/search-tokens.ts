const LONGEST_TOKEN = 128;
/** Of a long query the first tell enough. */
const MOST_TOKENS_ASKED = 24;

const CHUNK = /\p{Script=Han}+|[^\s\p{Script=Han}]+/gu;
const HAN = /^\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** An id, an address, a version: what stands between its words belongs to it. */
const COMPOUND = /[\p{L}\p{N}\p{M}]+(?:[-_.:/@]+[\p{L}\p{N}\p{M}]+)+/gu;

/**
 * What a text is found by: its words and what is joined of words, in lower case. Chinese puts no spaces between words, so
 * of it each character and each pair of neighbours is one: 提现 is found inside 用户提现失败.
 */
export function tokensOf(text: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const [chunk] of plain(text).matchAll(CHUNK)) {
    const found = HAN.test(chunk)
      ? [...Array.from(chunk), ...pairsOf(chunk)]
      : [...matches(chunk, WORD), ...matches(chunk, COMPOUND)];
    for (const token of found) tokens.add(cut(token));
  }
  return tokens;
}

/** What a case has to have all of. */
export function tokensAskedFor(query: string): readonly string[] {
  const tokens = new Set(query.split(/\s+/).flatMap(sharpestOf));
  return [...tokens].slice(0, MOST_TOKENS_ASKED);
}

/** A pair says more than its characters, and what is joined more than its words. */
function sharpestOf(term: string): readonly string[] {
  return Array.from(plain(term).matchAll(CHUNK)).flatMap(([chunk]) => {
    if (HAN.test(chunk)) return Array.from(chunk).length === 1 ? [chunk] : pairsOf(chunk);
    const compounds = matches(chunk, COMPOUND);
    return (compounds.length > 0 ? compounds : matches(chunk, WORD)).map(cut);
  });
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function pairsOf(chunk: string): readonly string[] {
  const characters = Array.from(chunk);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function matches(chunk: string, pattern: RegExp): readonly string[] {
  return Array.from(chunk.matchAll(pattern), ([match]) => match);
}

function cut(token: string): string {
  const characters = Array.from(token);
  return characters.length > LONGEST_TOKEN ? characters.slice(0, LONGEST_TOKEN).join('') : token;
}
