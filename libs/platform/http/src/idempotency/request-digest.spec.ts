import { describe, expect, it } from '@jest/globals';
import { Keyring } from '#platform/kernel';
import { requestDigest } from './request-digest.js';

describe('requestDigest', () => {
  const keyring = new Keyring(Buffer.alloc(32, 1));
  const request = { method: 'POST', url: '/v1/cases', body: { a: 1, b: [1.5, 'x'] } };
  const digest = requestDigest(keyring, request);

  it('is the same for the same request, however its body is written', () => {
    const body: unknown = JSON.parse('{ "b": [15e-1, "\\u0078"], "a": 1.0 }');

    expect(requestDigest(keyring, { ...request, body })).toBe(digest);
  });

  it.each([
    { ...request, method: 'PUT' },
    { ...request, url: '/v1/cases?x' },
    { ...request, body: { a: 1, b: ['x', 1.5] } },
    { ...request, body: undefined },
  ])('differs for %j', (other) => {
    expect(requestDigest(keyring, other)).not.toBe(digest);
  });

  it('cannot be computed without the secret of the installation', () => {
    expect(requestDigest(new Keyring(Buffer.alloc(32, 2)), request)).not.toBe(digest);
  });
});
