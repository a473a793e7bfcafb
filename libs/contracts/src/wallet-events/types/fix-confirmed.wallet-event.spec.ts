import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './fix-confirmed.wallet-event.js';

describe('wallet.FixConfirmed.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FixConfirmed.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['situationId', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FixConfirmed.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
