import { describe, expect, it } from '@jest/globals';
import { type ExampleChanges, exampleWalletEvent } from '#contracts';
import { testKeyring } from '#testing';
import { registerStreamOf } from './signal.js';
import { registerStream } from './situation.js';

const ofCustomer = registerStream({ kind: 'customer', id: 'customer-4821' }, testKeyring);
const ofRegistration = registerStream(
  { kind: 'registration', id: 'registration-9034' },
  testKeyring,
);

function streamOf(type: string, changes?: ExampleChanges): string {
  const event = exampleWalletEvent(type, changes);
  return registerStreamOf({ type, data: event }, testKeyring);
}

describe('registerStreamOf', () => {
  it("is the customer's register, whichever of their accounts it is about, or none", () => {
    const another = { data: { accountId: 'account-2', registrationId: 'registration-9034' } };
    expect(streamOf('wallet.AccountLocked.v1')).toBe(ofCustomer);
    expect(streamOf('wallet.AccountLocked.v1', another)).toBe(ofCustomer);
    expect(streamOf('wallet.CustomerContactChanged.v1')).toBe(ofCustomer);
  });

  it('is the register of a registration for all that is about it, its codes and its end included', () => {
    const within = { within: 'registration', registrationId: 'registration-9034' };
    expect(streamOf('wallet.RegistrationBlocked.v1')).toBe(ofRegistration);
    expect(streamOf('wallet.RegistrationCompleted.v1')).toBe(ofRegistration);
    expect(streamOf('wallet.VerificationCodeExpired.v1', { data: within })).toBe(ofRegistration);
    expect(ofRegistration).not.toBe(
      registerStream({ kind: 'customer', id: 'registration-9034' }, testKeyring),
    );
  });
});
