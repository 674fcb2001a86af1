import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { hodgesLehmann, intervalRank } from './hodgesLehmann.ts';
import { mannWhitney } from './mannWhitney.ts';
import { normalQuantile, normalUpperTail } from './normal.ts';
import { median, sortFinite } from './sorted.ts';
import { summarise } from './summarise.ts';

const test = (first: readonly number[], second: readonly number[]) =>
  mannWhitney(sortFinite(first), sortFinite(second));
const shift = (first: readonly number[], second: readonly number[], significance = 0.05) =>
  hodgesLehmann(sortFinite(first), sortFinite(second), significance);
const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, index) => index + from);

const uOf = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x) => sum + b.reduce((wins, y) => wins + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
const differences = (a: readonly number[], b: readonly number[]) =>
  a.flatMap((x) => b.map((y) => y - x)).sort((x, y) => x - y);

const shifted = (n: number) => [upTo(n).map((i) => i * 3), upTo(n).map((i) => i * 3 + 16)] as const;
const rounded = (n: number) => [upTo(n).map((i) => i % 5), upTo(n).map((i) => i % 4)] as const;

/** U and p by definition: every way to deal the pooled values to the two sides. */
function byEnumeration(first: readonly number[], second: readonly number[]) {
  const pooled = [...first, ...second];
  const mean = (first.length * second.length) / 2;
  const u = uOf(first, second);
  let all = 0;
  let asFar = 0;
  for (let mask = 0; mask < 2 ** pooled.length; mask++) {
    const a = pooled.filter((_, index) => (mask >> index) & 1);
    if (a.length !== first.length) continue;
    all += 1;
    const b = pooled.filter((_, index) => !((mask >> index) & 1));
    if (Math.abs(uOf(a, b) - mean) >= Math.abs(u - mean)) asFar += 1;
  }
  return { u, p: asFar / all };
}

const samples = (values: fc.Arbitrary<number>, maxLength: number) => fc.array(values, { minLength: 1, maxLength });
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe('Mann-Whitney', () => {
  it.each([
    [3, 0.1],
    [4, 2 / 70],
    [5, 2 / 252],
    [6, 2 / 924],
    [10, 2 / 184_756],
    [20, 2 / 137_846_528_820],
    [50, 2 / 1.0089134454556424e29],
  ])('smallest p with %d per side', (n, expected) => {
    const { p, u, method } = test(upTo(n), upTo(n, 100));
    expect(method).toBe('exact');
    expect(u).toBe(0);
    expect(p / expected).toBeCloseTo(1, 10);
  });

  it.each([
    // Critical values of the published tables (two-sided 5 %): U is still significant, U + 1 is not.
    [5, 5, 2],
    [8, 8, 13],
    [10, 10, 23],
    [7, 12, 18],
    [20, 20, 127],
  ])('critical U of %d against %d is %d', (n, m, critical) => {
    expect(intervalRank(n, m, 0.05) - 1).toBe(critical);
  });

  it('counts both tails where ties and unequal sides make them differ', () => {
    const { p, method } = test([1, 2, 3, 5], [1, 1, 1, 1, 1]);
    expect(p).toBeCloseTo(6 / 126, 12);
    expect(method).toBe('exact');
  });

  it('equals enumeration, with ties and without', () => {
    const few = samples(fc.oneof(fc.integer({ min: 0, max: 4 }), positive), 6);
    fc.assert(
      fc.property(few, few, (a, b) => {
        const expected = byEnumeration(a, b);
        const found = test(a, b);
        expect(found.u).toBe(expected.u);
        expect(found.p).toBeCloseTo(expected.p, 12);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('lies in (0, 1], does not depend on the side or the scale', () => {
    const some = samples(fc.oneof(fc.integer({ min: 1, max: 30 }), positive), 60);
    fc.assert(
      fc.property(some, some, (a, b) => {
        const { p, u } = test(a, b);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        const mirrored = test(b, a);
        expect(mirrored.p).toBeCloseTo(p, 12);
        expect(mirrored.u).toBe(a.length * b.length - u);
        expect(
          test(
            a.map((x) => x * 1024),
            b.map((x) => x * 1024),
          ).p,
        ).toBe(p);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('goes over to the normal approximation without a jump', () => {
    const exact = test(...shifted(50));
    const normal = test(...shifted(51));
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(normal.p / exact.p).toBeCloseTo(1, 1);
    const exactTies = test(...rounded(25));
    const normalTies = test(...rounded(26));
    expect([exactTies.method, normalTies.method]).toEqual(['exact', 'normal']);
    expect(normalTies.p / exactTies.p).toBeCloseTo(1, 0);
  });

  it.each([
    ['both empty', [], []],
    ['one empty', [1, 2], []],
    ['one each', [1], [2]],
    ['all the same', Array<number>(100).fill(7), Array<number>(100).fill(7)],
    ['nothing finite', [Number.NaN, Number.POSITIVE_INFINITY], [1]],
  ])('tells nothing from %s', (_, a, b) => {
    expect(test(a, b).p).toBe(1);
  });

  it('stays above 0 with as many samples as anybody can have', () => {
    const { p, method } = test(upTo(100_000), upTo(100_000, 1_000_000));
    expect(method).toBe('normal');
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-300);
  });

  it('keeps lopsided sides exact and small in memory', () => {
    expect(test([1], upTo(2500, 2)).p).toBeCloseTo(2 / 2501, 12);
    expect(test(upTo(2500, 2), [1]).p).toBeCloseTo(2 / 2501, 12);
  });
});

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

  it('copes with 100 000 samples on a side', () => {
    const { estimate, low, high } = shift(upTo(100_000), upTo(100_000, 501));
    expect(estimate).toBe(500);
    expect(low).toBeGreaterThan(200);
    expect(high).toBeLessThan(800);
  });
});

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

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.025],
    [2.999, 0.0013543365337271066],
    [3, 0.0013498980316301],
    [6, 9.865876450377e-10],
    [30, 4.906713927148e-198],
  ])('P(Z ≥ %d)', (z, expected) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 9);
    expect(normalQuantile(expected)).toBeCloseTo(z, 9);
  });
});

describe('Benjamini-Hochberg', () => {
  it('gives the adjusted values of the published procedure, in the order of the input', () => {
    // The fifteen p values of the 1995 paper's example: four are below 5 % after adjustment.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = benjaminiHochberg([...published].reverse()).toReversed();
    expect(adjusted.filter((p) => p < 0.05)).toHaveLength(4);
    expect(adjusted[0]).toBeCloseTo(0.0015, 10);
    expect(adjusted[4]).toBeCloseTo(0.0603, 4);
  });

  it('keeps the order, stays within [p, 1], leaves one alone', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const adjusted = benjaminiHochberg(ps);
        const order = ps.map((_, index) => index).sort((a, b) => (ps[a] as number) - (ps[b] as number));
        order.forEach((index, position) => {
          const value = adjusted[index] as number;
          expect(value).toBeGreaterThanOrEqual((ps[index] as number) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
          const next = order[position + 1];
          if (next !== undefined) expect(value).toBeLessThanOrEqual(adjusted[next] as number);
        });
      }),
      { seed: 5 },
    );
  });
});
