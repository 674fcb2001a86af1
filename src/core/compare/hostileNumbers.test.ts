import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import { defaultConfig } from '../model/config.ts';
import { allocsPerOpMetric, throughputMetric, timeMetric } from '../model/measurement.ts';
import { comparePairs } from './comparePairs.ts';

const around = (level: number, count = 10) =>
  Array.from({ length: count }, (_, index) => level * (1 + 0.001 * ((index * 7) % count)));
const repeat = (value: number, count = 10) => Array<number>(count).fill(value);
const many = (level: number) => around(level, 100_000).map((x, index) => x + (index % 97) / 10);

function compare(before: readonly number[], after: readonly number[], { metric } = { metric: timeMetric }): Comparison {
  const sides = { baseline: { metric, samples: before }, current: { metric, samples: after } };
  const pair = { benchmark: 'go:p#BenchmarkX' as BenchmarkId, name: 'BenchmarkX', ...sides };
  return comparePairs([pair], defaultConfig)[0] as Comparison;
}

describe('numbers nobody expects', () => {
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
  const nasty = [nan, infinity, -infinity, 0, -0, -1, 1, 5e-324, 1e308, -1e308, 1e-308];

  it.each<[string, readonly number[], readonly number[], Comparison['verdict']]>([
    ['no samples at all', [], [], 'inconclusive'],
    ['none in the run', around(100), [], 'inconclusive'],
    ['none in the baseline', [], around(100), 'inconclusive'],
    ['one is not a number', around(100), [...around(100), nan], 'inconclusive'],
    ['one is infinite', around(100), [...around(100), infinity], 'inconclusive'],
    ['from zero', repeat(0), around(5), 'regressed'],
    ['from zero to below', repeat(0), around(-5), 'improved'],
    ['to zero', around(5), repeat(0), 'improved'],
    ['mostly zero', [0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1, 1], 'inconclusive'],
    ['zeros', repeat(0), repeat(0), 'unchanged'],
    ['one zero on each side', [0, ...around(100)], [0, ...around(120)], 'regressed'],
    ['negative, and more so', around(-100), around(-120), 'improved'],
    ['negative, and less so', around(-100), around(-80), 'regressed'],
    ['huge', around(1e307), around(1.2e307), 'regressed'],
    ['from end to end', repeat(-1e308), repeat(1e308), 'regressed'],
    ['tiny', repeat(5e-324), repeat(1e-322), 'regressed'],
  ])('%s', (_, before, after, verdict) => {
    expect(compare(before, after).verdict).toBe(verdict);
  });

  it('do not overflow', () => {
    expect(compare(repeat(-1e308), repeat(1e308)).change).toBeCloseTo(2, 9);
  });

  it('are named when they rule out ratios', () => {
    expect(compare([0, ...around(100)], around(100)).reasons.join()).toContain('0 or negative');
    expect(compare(repeat(0), around(5)).reasons.join()).toContain('The baseline is 0');
  });

  it('never become NaN or an infinite percentage', () => {
    for (const first of nasty) {
      for (const second of nasty) {
        for (const [before, after] of [
          [repeat(first), repeat(second)],
          [around(first), around(second)],
          [[first], [second, second]],
          [
            [...repeat(1), first],
            [...repeat(1), second],
          ],
        ] as const) {
          for (const metric of [timeMetric, allocsPerOpMetric, throughputMetric]) {
            const {
              change = 0,
              interval = [],
              p = 1,
              pAdjusted = 1,
              reasons,
              samplesNeeded = 6,
            } = compare(before, after, { metric });
            expect([change, ...interval, p, pAdjusted, samplesNeeded].every(Number.isFinite)).toBe(true);
            expect(reasons.join()).not.toMatch(/NaN|undefined/);
          }
        }
      }
    }
  });

  it('can be very many', { timeout: 60_000 }, () => {
    expect(compare(many(100), many(200)).verdict).toBe('regressed');
  });
});
