import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { FeedbackSubmitted } from './feedback-submitted.wallet-event.js';

describe('wallet.FeedbackSubmitted.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['description', undefined],
    ['description', 'x'.repeat(10_001)],
    ['category', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FeedbackSubmitted.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['category', undefined],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.FeedbackSubmitted.v1', { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(FeedbackSubmitted);
    for (const field of ['description'])
      expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
