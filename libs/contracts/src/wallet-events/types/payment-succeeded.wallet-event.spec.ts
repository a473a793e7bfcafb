import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './payment-succeeded.wallet-event.js';

describe('wallet.PaymentSucceeded.v1', () => {
  it.each([
    ['transactionId', undefined],
    ['amount', 200],
    ['amount', undefined],
    ['currency', undefined],
    ['replaces', ''],
    ['kind', undefined],
    ['kind', 'gift'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PaymentSucceeded.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['kind', 'transfer'],
    ['kind', 'bill'],
    ['channel', undefined],
    ['replaces', 'transaction-0006'],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PaymentSucceeded.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
