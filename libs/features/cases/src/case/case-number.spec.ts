import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { caseNumberOf, readCaseNumber } from './case-number.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const ids = Array.from({ length: 200 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('hex').slice(0, 32),
);

describe('the number of a case', () => {
  it('is short, the same every time, and made of symbols that are told apart', () => {
    expect(caseNumberOf('3f0c8a5e9b7d4c2f8e1a6b5d4c3f2a1b')).toBe('KBBN-63YA-GVM');
    for (const id of ids) {
      expect(caseNumberOf(id)).toMatch(
        /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/,
      );
      expect(caseNumberOf(id)).toBe(caseNumberOf(id));
    }
    expect(new Set(ids.map(caseNumberOf)).size).toBe(ids.length);
  });

  it('hangs on the last 50 bits of the id and on nothing else', () => {
    const id = 'f'.repeat(32);
    expect(caseNumberOf(`0${id.slice(1)}`)).toBe(caseNumberOf(id));
    for (let bit = 0n; bit < 50n; bit += 1n) {
      const other = (BigInt(`0x${id}`) ^ (1n << bit)).toString(16);
      expect(caseNumberOf(other)).not.toBe(caseNumberOf(id));
    }
  });

  it.each([
    ['in lower case', (number: string) => number.toLowerCase()],
    ['without dashes', (number: string) => number.replaceAll('-', '')],
    ['symbol by symbol', (number: string) => ` ${number.split('').join(' ')} `],
    ['with other dashes', (number: string) => number.replaceAll('-', '–')],
    ['with O for 0', (number: string) => number.replaceAll('0', 'o')],
    ['with I for 1', (number: string) => number.replaceAll('1', 'I')],
    ['with L for 1', (number: string) => number.replaceAll('1', 'l')],
    [
      'in full width',
      (number: string) => number.replaceAll('0', '\uFF10').replaceAll('A', '\uFF21'),
    ],
  ])('is understood %s', (_, written) => {
    for (const number of ids.map(caseNumberOf))
      expect(readCaseNumber(written(number))).toBe(number);
  });

  it('is not taken for another when one symbol is wrong', () => {
    for (const number of ids.slice(0, 20).map(caseNumberOf)) {
      for (const [at, symbol] of Array.from(number).entries()) {
        if (symbol === '-') continue;
        for (const wrong of ALPHABET) {
          const heard = number.slice(0, at) + wrong + number.slice(at + 1);
          expect(readCaseNumber(heard)).toBe(wrong === symbol ? number : undefined);
        }
      }
    }
  });

  it('is not taken for another when two symbols changed places', () => {
    for (const number of ids.map(caseNumberOf)) {
      const symbols = number.replaceAll('-', '');
      for (let at = 0; at < symbols.length - 1; at += 1) {
        for (let other = at + 1; other < symbols.length; other += 1) {
          const swapped = Array.from(symbols);
          [swapped[at], swapped[other]] = [symbols[other]!, symbols[at]!];
          const same = symbols[at] === symbols[other];
          expect(readCaseNumber(swapped.join(''))).toBe(same ? number : undefined);
        }
      }
    }
  });

  it.each(['', '7', 'customer-4821', '提现', 'KBBN-63YA-GV', 'KBBN-63YA-GVME', 'KBBN-63YA-GVU'])(
    '%j is none',
    (text) => {
      expect(readCaseNumber(text)).toBeUndefined();
    },
  );
});
