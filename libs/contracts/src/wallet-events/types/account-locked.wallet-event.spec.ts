import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './account-locked.wallet-event.js';

describe('wallet.AccountLocked.v1', () => {
  it.each([
    ['accountId', ' '],
    ['reasonCode', undefined],
    ['reasonCode', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.AccountLocked.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['channel', undefined],
    ['transactionId', 'transfer-9'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.AccountLocked.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
