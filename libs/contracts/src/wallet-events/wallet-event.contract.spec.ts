import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { contractOf, SchemaCollection } from '#platform/json-schema';
import { exampleWalletEvent } from './example-wallet-event.js';
import { validateWalletEvent } from './validate-wallet-event.js';
import { walletEventContract } from './wallet-event.contract.js';
import { walletEventTypes } from './wallet-event-types.provider.js';

function schemaOfWalletEvents(): ValidateFunction {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false });
  ajv.addKeyword({ keyword: 'x-personal-data', schemaType: 'string' });
  formats.default(ajv);
  const collection = new SchemaCollection((name) => `${name}.json`);
  collection.refTo(walletEventContract);
  for (const [name, schema] of Object.entries(collection.schemas)) {
    ajv.addSchema(schema, `${name}.json`);
  }
  return ajv.getSchema('WalletEvent.json')!;
}

/** Of every kind of rule both what keeps and what breaks it. */
const values: readonly unknown[] = [
  ...['', ' ', 'app', ' app', 'app ', 'two words', 'a\nb', 'a\u0000', '1st', '钱包', 'CNY', 'cny'],
  ...['0', '0.00', '-1', '1e3', '120.50', '007', '1.123456789', '2026-03-01T08:00:00Z'],
  ...['2026-03-01', '2026-02-30T08:00:00Z', 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(128)],
  ...['x'.repeat(129), 'x'.repeat(256), 'x'.repeat(257), 'x'.repeat(10_001), '/wallet', '%zz'],
  ...[null, true, false, 7, -1, 0.5, 2 ** 31, [], ['attachment-1'], [''], [7], {}, { a: 1 }],
];

// What a schema cannot say, and validateWalletEvent does: it is told in words.
const beyondSchemas = [
  ['wallet.TopUpFailed.v1', 'currency', 'CNX'],
  ['wallet.CustomerContactChanged.v1', 'timeZone', 'Asia/Nowhere'],
  ['wallet.CustomerContactChanged.v1', 'language', 'de-1996-1996'],
] as const;

describe('the published schema of wallet events', () => {
  const fits = schemaOfWalletEvents();
  const types = walletEventTypes();

  it.each(types.map(({ type }) => type))('takes the example of %s', (type) => {
    expect([fits(exampleWalletEvent(type)), fits.errors]).toEqual([true, null]);
  });

  it('takes and refuses what Caseline takes and refuses, whatever one field holds', () => {
    const attributes = [
      'specversion',
      'id',
      'source',
      'type',
      'time',
      'dataschema',
      'data',
      'traceparent',
      'backfill',
    ];
    const change = fc.constantFrom(...types).chain(({ type, dataClass, example }) => {
      const fields = Object.keys(
        contractOf(dataClass).build(new SchemaCollection(() => '')).properties!,
      ).filter((field) => field !== dataClass.subjectField({ ...example }));
      return fc.record({
        type: fc.constant(type),
        at: fc.constantFrom(
          ...attributes.map((name) => ['', name] as const),
          ...fields.map((name) => ['data', name] as const),
          ['', 'Upper'] as const,
        ),
        value: fc.constantFrom(...values),
        remove: fc.boolean(),
      });
    });
    fc.assert(
      fc.property(change, ({ type, at: [place, name], value, remove }) => {
        const event = structuredClone(exampleWalletEvent(type)) as unknown as Record<
          string,
          unknown
        >;
        const target = place === '' ? event : (event.data as Record<string, unknown>);
        if (remove) Reflect.deleteProperty(target, name);
        else target[name] = value;
        const taken = validateWalletEvent(event).ok;
        expect([JSON.stringify(event), fits(event)]).toEqual([JSON.stringify(event), taken]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('asks of a code for the account or, within a registration, for that', () => {
    const type = 'wallet.VerificationCodeUndelivered.v1';
    const registrationId = 'registration-9034';
    const noAccount = { customerId: undefined, accountId: undefined };
    const fields: readonly (readonly [taken: boolean, data: object])[] = [
      [true, {}],
      [true, { within: 'profile-change' }],
      [true, { within: null }],
      [true, { within: 'registration', registrationId }],
      [true, { ...noAccount, within: 'registration', registrationId }],
      [false, { customerId: undefined }],
      [false, { accountId: undefined, within: 'password-reset' }],
      [false, { within: 'registration' }],
      [false, { ...noAccount, within: 'registration' }],
      [false, { ...noAccount, registrationId }],
    ];
    for (const [taken, data] of fields) {
      const event: unknown = JSON.parse(
        JSON.stringify(exampleWalletEvent(type, { data: { ...data } })),
      );
      const seen = [fits(event), validateWalletEvent(event).ok];
      expect([data, ...seen]).toEqual([data, taken, taken]);
    }
  });

  it('takes an amount with its currency only', () => {
    const event = exampleWalletEvent('wallet.SuspiciousActivityDetected.v1');
    const taken = [['amount'], ['currency'], ['amount', 'currency']].map((left) => {
      const data = Object.fromEntries(
        Object.entries(event.data).filter(([field]) => !left.includes(field)),
      );
      return [fits({ ...event, data }), validateWalletEvent({ ...event, data }).ok];
    });
    expect(taken).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });

  it('is wider only where a schema has no words', () => {
    for (const [type, field, value] of beyondSchemas) {
      const event = exampleWalletEvent(type, { data: { [field]: value } });
      expect([fits(event), validateWalletEvent(event).ok]).toEqual([true, false]);
    }
    const elsewhere = exampleWalletEvent('wallet.TopUpFailed.v1', { subject: 'another-account' });
    expect([fits(elsewhere), validateWalletEvent(elsewhere).ok]).toEqual([true, false]);
  });
});
