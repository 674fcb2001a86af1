import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalRank } from './hodgesLehmann.ts';
import { mannWhitney } from './mannWhitney.ts';
import { sortFinite } from './sorted.ts';

const test = (first: readonly number[], second: readonly number[]) =>
  mannWhitney(sortFinite(first), sortFinite(second));
const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, index) => index + from);

const uOf = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x) => sum + b.reduce((wins, y) => wins + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
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
    // From an implementation of its own, with the error function of another language.
    ['without ties', ...shifted(60), 0.0988004799200349],
    ['with ties', ...rounded(30), 0.1753932462985176],
    [
      'with ties and unequal sides',
      upTo(40).map((i) => i % 3),
      upTo(35).map((i) => (i % 3) + (i % 2)),
      0.017025324252213748,
    ],
  ] as const)('normal approximation %s', (_, a, b, expected) => {
    expect(test(a, b)).toMatchObject({ method: 'normal', p: expect.closeTo(expected, 10) });
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
