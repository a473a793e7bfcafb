import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './account-unfrozen.wallet-event.js';

describe('wallet.AccountUnfrozen.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.AccountUnfrozen.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['reasonCode', 'REVIEW_CLEARED'],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.AccountUnfrozen.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
