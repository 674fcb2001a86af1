import { describe, expect, it } from 'vitest';
import { median, sortFinite } from './sorted.ts';
import { summarise } from './summarise.ts';

const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, index) => index + from);

describe('median and its interval', () => {
  it.each([
    [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    [1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    [5, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [100, 40, 61],
    [100_000, 49_690, 50_311],
  ])('of %d samples', (count, low, high) => {
    expect(summarise(sortFinite(upTo(count)))).toEqual({
      count,
      median: count === 0 ? Number.NaN : (count + 1) / 2,
      low,
      high,
    });
  });

  it('neither overflows nor loses digits', () => {
    expect(median(sortFinite([1e308, 1.2e308]))).toBe(1.1e308);
    expect(median(sortFinite([-1e308, 1e308]))).toBe(0);
    expect(median(sortFinite([1707, 1709]))).toBe(1708);
  });
});
