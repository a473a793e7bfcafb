import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from '../example-wallet-event.js';
import { personalFieldsOf } from '../personal-data.decorator.js';
import { validateWalletEvent } from '../validate-wallet-event.js';
import { CustomerContactChanged } from './customer-contact-changed.wallet-event.js';

const TYPE = 'wallet.CustomerContactChanged.v1';

describe(TYPE, () => {
  it.each([
    ['customerId', ' '],
    ['accounts', undefined],
    ['accounts', 'account-77310'],
    ['accounts', ['']],
    ['accounts', Array.from({ length: 101 }, (_, index) => `account-${index}`)],
    ['phone', '13800138000'],
    ['phone', '+86 138 0013 8000'],
    ['phone', '+0138001380'],
    ['phone', '+8613800138000123'],
    ['email', 'wang.fang'],
    ['email', 'wang fang@mail.example'],
    ['email', 'wang@fang@mail.example'],
    ['email', 'wang.fang@mail'],
    ['email', 'wang.fang@mail..example'],
    ['email', 'wang\nfang@mail.example'],
    ['email', `${'x'.repeat(65)}@mail.example`],
    [
      'email',
      `a@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(20)}`,
    ],
    ['language', 'chinese language'],
    ['language', 'zh_CN'],
    ['language', 'abcd'],
    ['language', 'de-1996-1996'],
    ['timeZone', '+08:00'],
    ['timeZone', 'Asia/Nowhere'],
    ['timeZone', 'CST'],
  ])('is refused when %s is %j', (field, value) => {
    const event = exampleWalletEvent(TYPE, { data: { [field]: value } });
    expect(validateWalletEvent(event)).toMatchObject({
      ok: false,
      errors: [{ pointer: `/data/${field}` }],
    });
  });

  it.each([
    ['accounts', []],
    ['phone', undefined],
    ['phone', '+12025550123'],
    ['email', undefined],
    ['email', '王芳@邮件.example'],
    ['language', undefined],
    ['language', 'en'],
    ['language', 'zh-Hant-HK'],
    ['timeZone', undefined],
    ['timeZone', 'UTC'],
    ['timeZone', 'America/Argentina/Ushuaia'],
  ])('is accepted when %s is %j', (field, value) => {
    const event = exampleWalletEvent(TYPE, { data: { [field]: value } });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('has the customer for its subject, and no account of theirs', () => {
    expect(exampleWalletEvent(TYPE).subject).toBe('customer-4821');
    expect(validateWalletEvent(exampleWalletEvent(TYPE, { subject: 'account-77310' }))).toEqual({
      ok: false,
      errors: [{ pointer: '/subject', message: 'subject must be the customerId of the data' }],
    });
  });

  it('marks all that tells where the customer is reached as personal', () => {
    expect(Object.fromEntries(personalFieldsOf(CustomerContactChanged))).toEqual({
      customerId: 'identifier',
      accounts: 'identifier',
      phone: 'personal',
      email: 'personal',
      language: 'personal',
      timeZone: 'personal',
    });
  });
});
