import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from './example-wallet-event.js';
import { registrationOf } from './registration-of.js';
import './wallet-event-types.provider.js';

describe('registrationOf', () => {
  it('answers the registration of an event that is about one, also once there is an account', () => {
    for (const type of ['wallet.RegistrationBlocked.v1', 'wallet.RegistrationCompleted.v1']) {
      expect(registrationOf(exampleWalletEvent(type))).toBe('registration-9034');
    }
  });

  it('answers that of a code only within a registration', () => {
    const code = (within?: string) =>
      exampleWalletEvent('wallet.VerificationCodeExpired.v1', {
        data: { within, registrationId: 'registration-9034' },
      });
    expect(registrationOf(code('registration'))).toBe('registration-9034');
    expect(registrationOf(code('password-reset'))).toBeUndefined();
    expect(registrationOf(code())).toBeUndefined();
  });

  it('is not misled by an unknown field of that name, nor by an unknown type', () => {
    const data = { registrationId: 'registration-9034' };
    const locked = exampleWalletEvent('wallet.AccountLocked.v1', { data });
    expect(registrationOf(locked)).toBeUndefined();
    expect(registrationOf({ ...locked, type: 'wallet.NeverHeardOf.v1' })).toBeUndefined();
  });
});
