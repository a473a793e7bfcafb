import { describe, expect, it } from '@jest/globals';
import { isTransientPostgresError } from './transient-error.js';

describe('isTransientPostgresError', () => {
  it.each([
    '25P03',
    '40001',
    '40P01',
    '08006',
    '53300',
    '57P01',
    '57P03',
    'ECONNREFUSED',
    'ECONNRESET',
  ])('is true for the code %s', (code) => {
    expect(isTransientPostgresError({ code, message: 'any' })).toBe(true);
  });

  it.each(['23505', '22P02', '42601', '57014', '4000', 'ENOENT'])(
    'is false for the code %s',
    (code) => {
      expect(isTransientPostgresError({ code, message: 'any' })).toBe(false);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ])('knows what pg says without a code: %s', (message) => {
    expect(isTransientPostgresError(new Error(message))).toBe(true);
  });

  it('looks into the errors of several addresses', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

    expect(isTransientPostgresError(new AggregateError([refused]))).toBe(true);
  });

  it.each([undefined, null, 'ECONNREFUSED', new Error('an unknown case')])(
    'is false for %p',
    (error) => {
      expect(isTransientPostgresError(error)).toBe(false);
    },
  );
});
