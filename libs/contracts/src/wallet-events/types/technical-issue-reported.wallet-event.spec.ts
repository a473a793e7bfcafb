import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { TechnicalIssueReported } from './technical-issue-reported.wallet-event.js';

describe('wallet.TechnicalIssueReported.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['category', undefined],
    ['description', undefined],
    ['errorCode', ''],
    ['clientVersion', ' '],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TechnicalIssueReported.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['errorCode', undefined],
    ['clientVersion', undefined],
    ['situationId', undefined],
    ['channel', undefined],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.TechnicalIssueReported.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(TechnicalIssueReported);
    for (const field of ['description'])
      expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
