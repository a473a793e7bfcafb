import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './withdrawal-stuck.wallet-event.js';

describe('wallet.WithdrawalStuck.v1', () => {
  it.each([
    ['transactionId', undefined],
    ['amount', 200],
    ['amount', undefined],
    ['currency', undefined],
    ['reasonCode', undefined],
    ['requestedAt', '2026-02-27'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.WithdrawalStuck.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['requestedAt', '2026-02-27T10:15:00+08:00'],
    ['requestedAt', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.WithdrawalStuck.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
