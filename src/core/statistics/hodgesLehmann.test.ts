import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hodgesLehmann, intervalRank } from './hodgesLehmann.ts';
import { mannWhitney } from './mannWhitney.ts';
import { median, sortFinite } from './sorted.ts';

const test = (first: readonly number[], second: readonly number[]) =>
  mannWhitney(sortFinite(first), sortFinite(second));
const shift = (first: readonly number[], second: readonly number[], significance = 0.05) =>
  hodgesLehmann(sortFinite(first), sortFinite(second), significance);
const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, index) => index + from);

const differences = (a: readonly number[], b: readonly number[]) =>
  a.flatMap((x) => b.map((y) => y - x)).sort((x, y) => x - y);

const samples = (values: fc.Arbitrary<number>, maxLength: number) => fc.array(values, { minLength: 1, maxLength });
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe('Hodges-Lehmann', () => {
  it('is the median of all differences, its interval their order statistics', () => {
    const some = samples(
      fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
      14,
    );
    fc.assert(
      fc.property(some, some, (a, b) => {
        const listed = differences(a, b);
        const rank = intervalRank(a.length, b.length, 0.05);
        const { estimate, low, high } = shift(a, b);
        expect(estimate).toBeCloseTo(median(sortFinite(listed)), 9);
        expect(low).toBe(rank === 0 ? Number.NEGATIVE_INFINITY : low);
        if (rank > 0) {
          expect(low).toBeCloseTo(listed[rank - 1] as number, 9);
          expect(high).toBeCloseTo(listed.at(-rank) as number, 9);
        }
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('finds an exact shift exactly, also none', () => {
    const base = [10, 11, 12, 13, 14, 15];
    expect(
      shift(
        base,
        base.map((x) => x + 3),
      ).estimate,
    ).toBe(3);
    expect(shift(base, base).estimate).toBe(0);
  });

  it('changes sign with the sides', () => {
    const a = [1.5, 2.5, 7, 8, 9.25, 12];
    const b = [2, 3, 3.5, 11, 20];
    const there = shift(a, b);
    const back = shift(b, a);
    expect(back.estimate).toBeCloseTo(-there.estimate, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
  });

  it('agrees with the test: the interval leaves out 0 exactly when p is below the level', () => {
    const some = fc.uniqueArray(positive, { minLength: 8, maxLength: 24 });
    fc.assert(
      fc.property(some, fc.integer({ min: 3, max: 20 }), (values, cut) => {
        const [a, b] = [values.slice(0, cut), values.slice(cut)];
        if (b.length < 3) return;
        const { low, high } = shift(a, b);
        expect(low > 0 || high < 0).toBe(test(a, b).p <= 0.05);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('has an infinite interval when there are too few samples for the level', () => {
    const infinite = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    expect(shift([1, 2, 3], [4, 5, 6])).toMatchObject(infinite);
    expect(shift([1, 2, 3, 4], [5, 6, 7, 8])).toMatchObject({ low: 1, high: 7 });
    expect(shift([1, 2, 3, 4], [5, 6, 7, 8], 0.01)).toMatchObject(infinite);
    expect(shift([1], [4])).toEqual({ estimate: 3, ...infinite });
  });

  it.each([
    // Counted with whole numbers of any size. From 51 against 51 on, ours is the normal approximation: equal or a little wider.
    [50, 50, 0.05, 966, 0],
    [51, 51, 0.05, 1008, 0],
    [70, 70, 0.05, 1980, 0],
    [60, 45, 0.05, 1048, 1],
    [60, 60, 0.01, 1311, 2],
  ])('rank for %d against %d at %d', (n, m, significance, exact, wider) => {
    expect(intervalRank(n, m, significance)).toBe(exact - wider);
  });

  it('copes with 100 000 samples on a side', { timeout: 60_000 }, () => {
    const { estimate, low, high } = shift(upTo(100_000), upTo(100_000, 501));
    expect(estimate).toBe(500);
    expect(low).toBeGreaterThan(200);
    expect(high).toBeLessThan(800);
  });
});
