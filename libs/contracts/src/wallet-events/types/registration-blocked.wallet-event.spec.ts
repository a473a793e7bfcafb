import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './registration-blocked.wallet-event.js';

describe('wallet.RegistrationBlocked.v1', () => {
  it.each([
    ['registrationId', 'x'.repeat(129)],
    ['registrationId', ' '],
    ['step', undefined],
    ['reasonCode', undefined],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RegistrationBlocked.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['channel', undefined],
    ['step', 'payment-password'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RegistrationBlocked.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
