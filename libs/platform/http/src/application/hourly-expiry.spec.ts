import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { LOGGER } from '#platform/observability';
import { hourlyExpiry } from './hourly-expiry.provider.js';

const HOUR = 3_600_000;

class Notes {
  calls = 0;
  fails = false;

  forgetOld(): Promise<void> {
    this.calls += 1;
    return this.fails ? Promise.reject(new Error('No connection.')) : Promise.resolve();
  }
}

describe('what is of no use after a while', () => {
  const warnings: string[] = [];
  const logger = { warn: (_: object, message: string) => warnings.push(message) };

  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is forgotten every hour, also after a failure, until the application stops', async () => {
    const module = await Test.createTestingModule({
      providers: [Notes, { provide: LOGGER, useValue: logger }, hourlyExpiry(Notes, 'notes')],
    }).compile();
    await module.init();
    const notes = module.get(Notes);

    await jest.advanceTimersByTimeAsync(HOUR - 1);
    expect(notes.calls).toBe(0);
    notes.fails = true;
    await jest.advanceTimersByTimeAsync(1);
    expect(notes.calls).toBe(1);
    expect(warnings).toEqual(['Old notes could not be forgotten; later again.']);
    notes.fails = false;
    await jest.advanceTimersByTimeAsync(HOUR);
    expect(notes.calls).toBe(2);

    await module.close();
    await jest.advanceTimersByTimeAsync(3 * HOUR);
    expect(notes.calls).toBe(2);
    expect(warnings).toHaveLength(1);
  });
});
