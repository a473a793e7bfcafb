import { describe, expect, it } from '@jest/globals';
import { EventsInFlight } from './events-in-flight.js';

const FULL = { kind: 'too-many-requests', code: 'too-many-events-in-flight', retryAfterSeconds: 1 };

describe('EventsInFlight', () => {
  it('refuses what goes beyond the bound of a caller, before it begins', async () => {
    const inFlight = new EventsInFlight(3);
    let finish: (answer: string) => void = () => undefined;
    const first = inFlight.run(
      'a',
      2,
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
    );
    let begun = false;
    await expect(
      inFlight.run('a', 2, async () => {
        begun = true;
        return Promise.resolve();
      }),
    ).rejects.toMatchObject(FULL);
    expect(begun).toBe(false);
    await expect(inFlight.run('a', 1, () => Promise.resolve('fits'))).resolves.toBe('fits');
    await expect(inFlight.run('b', 3, () => Promise.resolve('other'))).resolves.toBe('other');
    finish('done');
    await expect(first).resolves.toBe('done');
  });

  it('has its room back after success and failure', async () => {
    const inFlight = new EventsInFlight(1);
    for (let round = 0; round < 3; round += 1) {
      await expect(inFlight.run('a', 1, () => Promise.resolve('ok'))).resolves.toBe('ok');
      await expect(inFlight.run('a', 1, () => Promise.reject(new Error('broken')))).rejects.toThrow(
        'broken',
      );
    }
  });
});
