import { describe, expect, it } from '@jest/globals';
import { type RecordedContracts } from '#platform/documents';
import { contractChanges, refusalToBreak } from './contract-changes.js';

function published(version: string, fields: readonly string[]): RecordedContracts {
  const properties = Object.fromEntries(fields.map((field) => [field, { type: 'string' }]));
  const schema = { type: 'object', properties, required: fields };
  return { version, contracts: { Answer: { direction: 'out', schema } }, routes: {} };
}

const recorded = published('1.4.0', ['id', 'text']);

describe('changes of the published contracts', () => {
  it('are told apart', () => {
    expect(contractChanges(recorded, recorded)).toEqual({ kind: 'none' });
    expect(contractChanges(recorded, published('1.5.0', ['id', 'text', 'more']))).toEqual({
      kind: 'compatible',
    });
    expect(contractChanges(recorded, published('1.4.0', ['id']))).toEqual({
      kind: 'breaking',
      changes: ['Answer: text is gone.', 'Answer: text may be missing now.'],
    });
  });

  it.each([
    ['1.4.0', undefined, /Set CONTRACTS_VERSION .* to 2\.0\.0/],
    ['1.5.0', '1.5.0', /Set CONTRACTS_VERSION .* to 2\.0\.0/],
    ['2.0.0', undefined, /accept --breaking 2\.0\.0$/],
    ['2.0.0', '3.0.0', /accept --breaking 2\.0\.0$/],
  ])('that break are refused under %s, confirmed as %s', (version, confirmed, reason) => {
    expect(refusalToBreak(recorded, published(version, ['id']), confirmed)).toMatch(reason);
  });

  it('that break are taken under the next major version, if they are meant', () => {
    expect(refusalToBreak(recorded, published('2.0.0', ['id']), '2.0.0')).toBeUndefined();
  });
});
