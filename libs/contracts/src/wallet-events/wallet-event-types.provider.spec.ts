import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { exampleWalletEvent } from './example-wallet-event.js';
import { personalFieldsOf } from './personal-data.decorator.js';
import { validateWalletEvent } from './validate-wallet-event.js';
import { walletEventTypes } from './wallet-event-types.provider.js';
import { WalletEvent } from './wallet-event.decorator.js';

/** They tie an event to another one: an example that stands for itself may have none of them. */
const TIES = ['situationId', 'replaces', 'within', 'registrationId', 'aboutCaseId'];

const files = readdirSync(new URL('types/', import.meta.url));

describe('the wallet event types', () => {
  it('are those that the folder holds, each in a file of its own name with its spec', () => {
    const inKebabCase = walletEventTypes().map(({ dataClass }) =>
      dataClass.name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
    );
    expect(walletEventTypes().length).toBeGreaterThanOrEqual(42);
    expect(inKebabCase.map((name) => `${name}.wallet-event.ts`).sort()).toEqual(
      files.filter((file) => !file.includes('.spec.')).sort(),
    );
    expect(files).toEqual(
      expect.arrayContaining(inKebabCase.map((name) => `${name}.wallet-event.spec.ts`)),
    );
  });

  it('cannot be declared twice', () => {
    const [taken] = walletEventTypes();
    expect(() => {
      WalletEvent(taken!)(taken!.dataClass);
    }).toThrow('declared twice');
  });
});

describe.each(walletEventTypes().map((type) => [type.type, type] as const))('%s', (name, type) => {
  it('is named for its class', () => {
    expect(name).toBe(`wallet.${type.dataClass.name}.v1`);
  });

  it('has an example that is accepted as it stands', () => {
    expect(validateWalletEvent(exampleWalletEvent(name))).toEqual({
      ok: true,
      event: exampleWalletEvent(name),
    });
  });

  it('shows every field of the contract in its example, but what ties it to another event', () => {
    const shown = Object.keys(type.example);
    const fields = Object.keys(new type.dataClass());
    expect(fields).toEqual(expect.arrayContaining(shown));
    expect(fields.filter((field) => !shown.includes(field) && !TIES.includes(field))).toEqual([]);
  });

  it('marks the ids that single somebody out', () => {
    const ids = Object.keys(new type.dataClass()).filter(
      (field) => field.endsWith('Id') || field === 'replaces',
    );
    expect(ids).toContain(type.dataClass.subjectField({ ...type.example }));
    for (const id of ids) {
      expect([id, personalFieldsOf(type.dataClass).get(id)]).toEqual([id, 'identifier']);
    }
  });

  it('is refused with the pointer of each field that is missing', () => {
    const ids = ['customerId', 'accountId', 'registrationId'];
    const required = ids.filter((id) => Object.hasOwn(type.example, id));
    expect(required).not.toEqual([]);
    for (const field of required) {
      const { data, ...attributes } = exampleWalletEvent(name);
      const rest = Object.fromEntries(Object.entries(data).filter(([key]) => key !== field));
      const result = validateWalletEvent({ ...attributes, data: rest });
      expect(result).toMatchObject({
        ok: false,
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: `/data/${field}` }),
        ]) as unknown,
      });
    }
  });

  it('never repeats a value in what it says is wrong', () => {
    const wrong = Object.fromEntries(
      Object.keys(type.example).map((field) => [field, { secret: 'Zhang Wei' }]),
    );
    const result = validateWalletEvent(exampleWalletEvent(name, { data: wrong }));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('Zhang Wei');
  });
});
