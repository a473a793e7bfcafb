/** Crockford’s base32: without I, L, O and U, which are misread, misheard, or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = 10;
const BITS_EACH = 5n;
/** x⁵ + x² + 1, by which bits are multiplied in the field of 32 elements. */
const FIELD = 0b100101;

/**
 * What people call a case by on the phone: 50 bits of the case id, which is a keyed hash, and a check symbol. It needs no
 * counter and is the same in every rebuild. It is not the case’s identity: of ten million cases the odds are 4.3 % that any
 * two share a number (n²/2 / 2⁵⁰), and then a search for it finds both.
 */
export function caseNumberOf(caseId: string): string {
  const id = BigInt(`0x${caseId}`);
  const values = Array.from({ length: SYMBOLS }, (_, index) =>
    Number((id >> (BITS_EACH * BigInt(SYMBOLS - 1 - index))) & 31n),
  );
  const symbols = [...values, checkOf(values)].map((value) => ALPHABET.charAt(value)).join('');
  return [symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8)].join('-');
}

/**
 * The case number that somebody wrote down as heard: in any case, with any dashes or spaces, O for 0, I or L for 1.
 * Undefined for what is none: a wrong symbol, and any two symbols that changed places, are noticed.
 */
export function readCaseNumber(heard: string): string | undefined {
  const symbols = heard
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const values = Array.from(symbols, (symbol) => ALPHABET.indexOf(symbol));
  if (values.length !== SYMBOLS + 1 || values.includes(-1)) return undefined;
  if (checkOf(values.slice(0, SYMBOLS)) !== values[SYMBOLS]) return undefined;
  return [symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8)].join('-');
}

/** Each place has a weight of its own, so that neither one wrong symbol nor two in each other’s place goes unnoticed. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0);
}

function timesX(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ FIELD : doubled;
}
