import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './password-reset.wallet-event.js';

describe('wallet.PasswordReset.v1', () => {
  it.each([
    ['customerId', null],
    ['channel', {}],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PasswordReset.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['channel', undefined],
    ['method', 'registered-phone'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.PasswordReset.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
