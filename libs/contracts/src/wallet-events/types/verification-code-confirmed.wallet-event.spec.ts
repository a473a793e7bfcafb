import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './verification-code-confirmed.wallet-event.js';

describe('wallet.VerificationCodeConfirmed.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['sentTo', undefined],
    ['sentTo', 'pigeon'],
    ['within', 'payment'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.VerificationCodeConfirmed.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['within', 'profile-change'],
    ['within', 'password-reset'],
    ['sentTo', 'email'],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.VerificationCodeConfirmed.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('is of a registration, and of no account, within one', () => {
    const data = { within: 'registration', customerId: undefined, accountId: undefined };
    const event = exampleWalletEvent('wallet.VerificationCodeConfirmed.v1', {
      data: { ...data, registrationId: 'registration-9034' },
    });
    expect(event.subject).toBe('registration-9034');
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
    expect(
      validateWalletEvent({ ...event, data: { ...event.data, registrationId: null } }),
    ).toMatchObject({
      ok: false,
      errors: [{ pointer: '/data/registrationId' }, { pointer: '/subject' }],
    });
  });
});
