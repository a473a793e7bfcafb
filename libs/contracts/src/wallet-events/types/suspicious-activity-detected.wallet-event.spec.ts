import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import './suspicious-activity-detected.wallet-event.js';

describe('wallet.SuspiciousActivityDetected.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['reasonCode', undefined],
    ['amount', undefined],
    ['currency', undefined],
    ['amount', null],
    ['transactionId', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.SuspiciousActivityDetected.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['transactionId', undefined],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.SuspiciousActivityDetected.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });
});
