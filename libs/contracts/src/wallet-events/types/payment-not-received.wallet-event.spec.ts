import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './payment-not-received.wallet-event.js';

describe('wallet.PaymentNotReceived.v1', () => {
  it.each([
    ['transactionId', undefined],
    ['amount', 200],
    ['amount', undefined],
    ['currency', undefined],
    ['replaces', ''],
    ['reasonCode', undefined],
    ['paidAt', 'yesterday'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PaymentNotReceived.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['paidAt', undefined],
    ['channel', undefined],
    ['replaces', 'transaction-0006'],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PaymentNotReceived.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
