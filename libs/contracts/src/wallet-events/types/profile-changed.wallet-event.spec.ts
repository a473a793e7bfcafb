import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './profile-changed.wallet-event.js';

describe('wallet.ProfileChanged.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['field', undefined],
    ['field', 'nickname'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ProfileChanged.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['field', 'email'],
    ['field', 'address'],
    ['situationId', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ProfileChanged.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
