import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { RefundRequested } from './refund-requested.wallet-event.js';

describe('wallet.RefundRequested.v1', () => {
  it.each([
    ['transactionId', undefined],
    ['amount', 200],
    ['amount', undefined],
    ['currency', undefined],
    ['replaces', ''],
    ['reasonCode', undefined],
    ['paidAt', '2026-02-20'],
    ['description', ''],
    ['proofs', 'attachment-91aa'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RefundRequested.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['paidAt', undefined],
    ['description', undefined],
    ['proofs', []],
    ['channel', undefined],
    ['replaces', 'transaction-0006'],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RefundRequested.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(RefundRequested);
    for (const field of ['description', 'proofs'])
      expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
