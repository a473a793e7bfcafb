import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { FreezeUpheld } from './freeze-upheld.wallet-event.js';

describe('wallet.FreezeUpheld.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['reasonCode', undefined],
    ['reason', undefined],
    ['reason', ' '],
    ['complaintRoute', undefined],
    ['complaintRoute', 'x'.repeat(1_001)],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FreezeUpheld.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['reason', '经核实，账户存在风险。'],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FreezeUpheld.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(FreezeUpheld);
    for (const field of ['reason']) expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
