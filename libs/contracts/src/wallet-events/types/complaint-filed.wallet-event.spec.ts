import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { ComplaintFiled } from './complaint-filed.wallet-event.js';

describe('wallet.ComplaintFiled.v1', () => {
  it.each([
    ['category', undefined],
    ['description', undefined],
    ['description', ' \n '],
    ['description', 'a\u0000b'],
    ['description', 'cut in the middle \ud83d'],
    ['description', 'x'.repeat(10_001)],
    ['screenshots', 'attachment-5f1c'],
    ['screenshots', [7]],
    ['screenshots', Array.from({ length: 21 }, (_, index) => `attachment-${index}`)],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ComplaintFiled.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['description', '提现手续费\n没有人告诉我 😡'],
    ['screenshots', undefined],
    ['screenshots', []],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ComplaintFiled.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what the customer wrote and showed as personal', () => {
    const marks = personalFieldsOf(ComplaintFiled);
    expect(marks.get('description')).toBe('personal');
    expect(marks.get('screenshots')).toBe('personal');
    expect(marks.has('category')).toBe(false);
  });
});
