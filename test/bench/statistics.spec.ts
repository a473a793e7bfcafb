import { describe, expect, it } from '@jest/globals';
import { median, quantile } from './statistics.js';

describe('quantile', () => {
  it('is the middle of an odd number of values, in whatever order, and between two of an even one', () => {
    expect(median([10, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('lies in proportion between the two nearest values', () => {
    expect(quantile([0, 10, 20, 30, 40], 0.99)).toBeCloseTo(39.6);
    expect(quantile([7], 0.99)).toBe(7);
  });

  it('sorts numbers as numbers and leaves the values as they are', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  it('is nothing without values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
