import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { networkOf } from './network-of.js';
import { RateLimit } from './rate-limit.js';
import { rateLimitFields } from './rate-limit-fields.js';

describe('a rate limit', () => {
  it('lets a bucketful through at once, and then as many as flow back', () => {
    let now = 100;
    const limit = new RateLimit({ perSecond: 2, burst: 3 }, () => now);
    const takeFour = () => Array.from({ length: 4 }, () => limit.take('a').allowed);

    expect(takeFour()).toEqual([true, true, true, false]);
    expect(limit.take('b').allowed).toBe(true);
    now += 0.5;
    expect(takeFour()).toEqual([true, false, false, false]);
    now += 1_000;
    expect(takeFour()).toEqual([true, true, true, false]);
  });

  it('says what is left, and keeps its word about when to come again', () => {
    let now = 0;
    const limit = new RateLimit({ perSecond: 2, burst: 2 }, () => now);

    expect(limit.take('a')).toMatchObject({ remaining: 1, resetSeconds: 0.5 });
    expect(limit.take('a')).toMatchObject({ remaining: 0, resetSeconds: 1 });
    const { retryAfterSeconds } = limit.take('a');
    now += retryAfterSeconds - 0.01;
    expect(limit.look('a').allowed).toBe(false);
    now += 0.02;
    expect(limit.look('a').allowed).toBe(true);
    expect(limit.take('a').allowed).toBe(true);
  });

  it('never lets more through than the rate and one bucketful, whenever they come', () => {
    const pauses = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 1, max: 9 }), (waits, burst) => {
        let now = 0;
        let taken = 0;
        const limit = new RateLimit({ perSecond: 3, burst }, () => now);
        for (const wait of waits) {
          now += wait;
          if (limit.take('a').allowed) taken += 1;
          expect(taken).toBeLessThanOrEqual(Math.floor(burst + 3 * now + 1e-6));
        }
      }),
    );
  });

  it('speaks the fields of the draft', () => {
    const allowance = { allowed: true, remaining: 399, resetSeconds: 0.005, retryAfterSeconds: 0 };
    expect(rateLimitFields('person', { perSecond: 200, burst: 400 }, allowance)).toEqual({
      'ratelimit-policy': '"person";q=400;w=2',
      ratelimit: '"person";r=399;t=1',
    });
  });
});

describe('the network of an address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8::2', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
