import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { RefundDeclined } from './refund-declined.wallet-event.js';

describe('wallet.RefundDeclined.v1', () => {
  it.each([
    ['transactionId', undefined],
    ['amount', 200],
    ['amount', undefined],
    ['currency', undefined],
    ['replaces', ''],
    ['reasonCode', undefined],
    ['reason', undefined],
    ['reason', '\n'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RefundDeclined.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['reason', '已超过退款期限。'],
    ['channel', undefined],
    ['replaces', 'transaction-0006'],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RefundDeclined.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(RefundDeclined);
    for (const field of ['reason']) expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
