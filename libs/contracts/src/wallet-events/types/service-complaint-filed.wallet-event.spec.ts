import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { ServiceComplaintFiled } from './service-complaint-filed.wallet-event.js';

describe('wallet.ServiceComplaintFiled.v1', () => {
  it.each([
    ['customerId', null],
    ['accountId', ' '],
    ['category', undefined],
    ['description', undefined],
    ['screenshots', 'attachment-6b20'],
    ['aboutCaseId', ''],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ServiceComplaintFiled.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['screenshots', undefined],
    ['aboutCaseId', '0f343b0931126a20f133d67c2b018a3b'],
    ['aboutCaseId', undefined],
    ['channel', undefined],
    ['situationId', 'situation-0001'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent('wallet.ServiceComplaintFiled.v1', {
      data: { [field]: value },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('marks what tells about the customer as personal', () => {
    const marks = personalFieldsOf(ServiceComplaintFiled);
    for (const field of ['description', 'screenshots'])
      expect([field, marks.get(field)]).toEqual([field, 'personal']);
  });
});
