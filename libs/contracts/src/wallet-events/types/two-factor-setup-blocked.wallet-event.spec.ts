import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './two-factor-setup-blocked.wallet-event.js';

describe('wallet.TwoFactorSetupBlocked.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['reasonCode', undefined],
    ['step', 'step two'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TwoFactorSetupBlocked.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['step', undefined],
    ['situationId', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TwoFactorSetupBlocked.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
