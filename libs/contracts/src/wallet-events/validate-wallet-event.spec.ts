import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent, type ExampleChanges } from './example-wallet-event.js';
import { validateWalletEvent } from './validate-wallet-event.js';
import './wallet-event-types.provider.js';

const TYPE = 'wallet.TopUpFailed.v1';

function pointersOf(input: unknown): readonly string[] {
  const result = validateWalletEvent(input);
  return result.ok ? [] : [...new Set(result.errors.map(({ pointer }) => pointer))];
}

function pointersAfter(changes: ExampleChanges): readonly string[] {
  return pointersOf(exampleWalletEvent(TYPE, changes));
}

function without(attribute: string): object {
  const entries = Object.entries(exampleWalletEvent(TYPE));
  return Object.fromEntries(entries.filter(([name]) => name !== attribute));
}

describe('a wallet event is refused', () => {
  it.each([null, undefined, 'text', 7, true, [], [exampleWalletEvent(TYPE)]])(
    'when it is no JSON object: %j',
    (input) => {
      expect(pointersOf(input)).toEqual(['']);
    },
  );

  it.each([
    ['specversion', '0.3'],
    ['specversion', 1],
    ['id', ''],
    ['id', 7],
    ['id', 'a'.repeat(257)],
    ['id', 'line\nbreak'],
    ['id', '\ud83d'],
    ['id', 'a\uffff'],
    ['source', 'two words'],
    ['source', '/percent/%zz'],
    ['source', '/钱包'],
    ['type', 'wallet.NeverHeardOf.v1'],
    ['type', 'toString'],
    ['type', { toString: 'x' }],
    ['time', 'yesterday'],
    ['time', '2026-02-30T08:00:00Z'],
    ['time', 1772352000],
    ['datacontenttype', 'application/xml'],
    ['dataschema', 'not-absolute'],
    ['subject', 'another-account'],
    ['Traceparent', 'x'],
    ['trace_parent', 'x'],
    ['ratio', 0.5],
    ['big', 2 ** 31],
    ['nested', { a: 1 }],
    ['backfill', 'true'],
    ['backfill', 1],
  ])('for its attribute %s: %j', (attribute, value) => {
    expect(pointersAfter({ [attribute]: value })).toEqual([`/${attribute}`]);
  });

  it.each(['specversion', 'id', 'source', 'type', 'subject', 'data'])(
    'without %s, missing or null',
    (attribute) => {
      expect(pointersOf(without(attribute))).toEqual([`/${attribute}`]);
      expect(pointersAfter({ [attribute]: null })).toEqual(
        attribute === 'data' ? [] : [`/${attribute}`],
      );
    },
  );

  it.each([
    ['amount', 200],
    ['amount', '-1.00'],
    ['amount', '0.00'],
    ['amount', '1e3'],
    ['amount', '1,000.00'],
    ['amount', '01.00'],
    ['amount', ' 1.00'],
    ['amount', '1.000000001'],
    ['currency', 'cny'],
    ['currency', 'XYZ'],
    ['currency', ['CNY']],
    ['customerId', ''],
    ['customerId', ' padded '],
    ['customerId', 'zero\u0000byte'],
    ['customerId', 'x'.repeat(129)],
    ['transactionId', undefined],
    ['reasonCode', 'two words'],
    ['channel', 5],
    ['sourceDebited', 'yes'],
  ])('for its field %s: %j', (field, value) => {
    expect(pointersAfter({ data: { [field]: value } })).toEqual([`/data/${field}`]);
  });

  it('when its data is no JSON object, or base64', () => {
    const { data, ...attributes } = exampleWalletEvent(TYPE);
    for (const wrong of [null, 'text', [data], 5]) {
      expect(pointersOf({ ...attributes, data: wrong })).toEqual(['/data']);
    }
    expect(pointersOf({ ...attributes, data_base64: 'e30=' })).toEqual(['/data_base64']);
  });

  it('for everything that is wrong at once', () => {
    const wrong = { id: '', time: 'x', data: { amount: 1, currency: 'cny' } };
    expect(pointersAfter(wrong)).toEqual(['/id', '/time', '/data/amount', '/data/currency']);
  });

  it('when it carries more extensions than anybody needs', () => {
    const many = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`x${i}`, true]));
    expect(pointersAfter(many)).toEqual(['']);
  });

  it('when its subject is another than that of whom it is about', () => {
    const registered = exampleWalletEvent('wallet.RegistrationCompleted.v1');
    expect(pointersOf({ ...registered, subject: registered.data.accountId })).toEqual(['/subject']);
    const code = exampleWalletEvent('wallet.VerificationCodeExpired.v1', {
      data: { registrationId: 'registration-9034' },
    });
    expect(pointersOf(code)).toEqual([]);
    expect(pointersOf({ ...code, subject: 'registration-9034' })).toEqual(['/subject']);
    const within = { ...code, data: { ...code.data, within: 'registration' } };
    expect(pointersOf(within)).toEqual(['/subject']);
    expect(pointersOf({ ...within, subject: 'registration-9034' })).toEqual([]);
  });

  it('even if a field poses as the constructor or the prototype of a class without rules', () => {
    for (const name of ['constructor', '__proto__', 'prototype']) {
      const data = JSON.parse(`{"${name}":{"name":"Object"},"customerId":5}`) as object;
      expect(pointersOf({ ...without('data'), data })).toContain('/data/customerId');
    }
  });
});

describe('a wallet event is accepted', () => {
  it('with unknown fields and extensions, which are kept as they came', () => {
    const event = exampleWalletEvent(TYPE, {
      backfill: true,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      retries: -3,
      tenant: '',
      data: { memo: '充值失败 🙁', nested: { deep: [1, null, { a: [] }] }, '': 'no name' },
    });
    expect(validateWalletEvent(event)).toEqual({ ok: true, event });
  });

  it('without the attributes that are null, which count as absent', () => {
    const withoutTime = without('time');
    expect(validateWalletEvent({ ...withoutTime, time: null, backfill: null })).toEqual({
      ok: true,
      event: withoutTime,
    });
  });

  it.each(['客户-4821', 'مرحبا', '👩‍👩‍👧', 'o\u0301', "'; drop table events; --"])(
    'with the ids of other worlds: %s',
    (id) => {
      expect(pointersAfter({ id, subject: id, data: { accountId: id, customerId: id } })).toEqual(
        [],
      );
    },
  );

  it.each(['JPY', 'KWD', 'CNY'])('in %s', (currency) => {
    expect(pointersAfter({ data: { currency, amount: '123456789012345678.12345678' } })).toEqual(
      [],
    );
  });
});
