import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tokensAskedFor, tokensOf } from './search-tokens.js';

const finds = (text: string, query: string) =>
  tokensAskedFor(query).every((token) => tokensOf(text).has(token));

describe('the tokens of a search', () => {
  it.each([
    ['用户提现失败', '提现'],
    ['用户提现失败', '失败 用户'],
    ['用户提现失败', '现'],
    ['The withdrawal FAILED twice.', 'failed Withdrawal'],
    ['付款ABC银行卡', 'abc 银行'],
    ['Transaction withdrawal-20260301-0042 is stuck', 'withdrawal-20260301-0042'],
    ['Transaction withdrawal-20260301-0042 is stuck', '20260301'],
    ['mei@example.com wrote', 'MEI@example.com'],
    ['ABC123', 'abc123'],
    ['Le café', 'CAFÉ'],
    ['Case KBBN-63YA-GVM', 'kbbn-63ya-gvm'],
  ])('find in %j %j', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  it.each([
    ['用户提现失败', '提失'],
    ['现在提款', '提现'],
    ['account-12', 'account-1'],
    ['The withdrawal', 'with'],
    ['Case KBBN-63YA-GVM', 'KBBN-63YA-GVN'],
  ])('do not find in %j %j', (text, query) => {
    expect(finds(text, query)).toBe(false);
  });

  it.each(['', '  ', '?!', '\u0000', '—'])('are none of %j', (query) => {
    expect(tokensAskedFor(query)).toEqual([]);
  });

  it('find every part of a text that is cut at spaces, whatever is in it', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(parts, (words) => {
        for (const word of words) expect(finds(words.join(' '), word)).toBe(true);
      }),
    );
  });

  it('are of a bounded length and number, also of what nobody would write', () => {
    const tokens = tokensAskedFor(
      `${'x'.repeat(5_000)} ${'提现失败'.repeat(50)} a b c ${'词'.repeat(9)}`,
    );
    expect(tokens.length).toBeLessThanOrEqual(24);
    for (const token of tokens) expect(token.length).toBeLessThanOrEqual(128);
  });
});
