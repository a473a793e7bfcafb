import { describe, expect, it } from '@jest/globals';
import { until } from './until.js';

describe('until', () => {
  it('gives what it sees, after looks in vain', async () => {
    const looks = [undefined, false, new Error('Not yet.'), 0];
    const look = () => {
      const seen = looks.shift();
      if (seen instanceof Error) throw seen;
      return seen;
    };
    await expect(until(look, { everyMs: 1 })).resolves.toBe(0);
    expect(looks).toEqual([]);
  });

  it('says what it did not see, and why', async () => {
    const cause = new Error('Nobody answers.');
    const failing = () => Promise.reject(cause);
    await expect(until(failing, { what: 'an answer', patienceMs: 5 })).rejects.toEqual(
      new Error('It did not happen within 0.005 s: an answer', { cause }),
    );
    await expect(until(() => [].length > 0, { patienceMs: 5 })).rejects.toThrow('[].length > 0');
  });
});
