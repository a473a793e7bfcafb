import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './two-factor-enabled.wallet-event.js';

describe('wallet.TwoFactorEnabled.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['method', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TwoFactorEnabled.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['method', undefined],
    ['situationId', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TwoFactorEnabled.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
