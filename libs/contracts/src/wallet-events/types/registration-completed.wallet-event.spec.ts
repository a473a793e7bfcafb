import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './registration-completed.wallet-event.js';

describe('wallet.RegistrationCompleted.v1', () => {
  it.each([
    ['registrationId', undefined],
    ['customerId', undefined],
    ['accountId', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RegistrationCompleted.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([['channel', undefined]])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.RegistrationCompleted.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
