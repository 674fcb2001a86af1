import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import { type Config, defaultConfig } from '../model/config.ts';
import {
  allocsPerOpMetric,
  bytesPerOpMetric,
  type Metric,
  throughputMetric,
  timeMetric,
} from '../model/measurement.ts';
import { comparePairs } from './comparePairs.ts';

const benchmark = 'go:p#BenchmarkX' as BenchmarkId;
/** Ten samples around a level, one per cent apart in all. */
const around = (level: number, count = 10) =>
  Array.from({ length: count }, (_, index) => level * (1 + 0.001 * ((index * 7) % count)));
const repeat = (value: number, count = 10) => Array<number>(count).fill(value);

const wide = (level: number, count: number) => around(level, count).map((x, index) => x * (1 + 0.02 * (index % 5)));
const pair = (before: readonly number[], after: readonly number[], metric = timeMetric) => ({
  benchmark,
  name: 'BenchmarkX',
  baseline: { metric, samples: before },
  current: { metric, samples: after },
});

interface Case {
  readonly metric?: Metric;
  readonly config?: Config;
  readonly noiseFloor?: number;
}

function compare(before: readonly number[], after: readonly number[], options: Case = {}): Comparison {
  const { metric = timeMetric, config = defaultConfig, noiseFloor } = options;
  return comparePairs([{ ...pair(before, after, metric), noiseFloor }], config)[0] as Comparison;
}

const withMetric = (id: string, settings: Config['metrics'][string]): Config => ({
  ...defaultConfig,
  metrics: { [id]: settings },
});

describe('a noisy metric', () => {
  it.each<[string, readonly number[], readonly number[], Case, Partial<Comparison>]>([
    ['slower', around(100), around(112), {}, { verdict: 'regressed', severity: 'low', standing: 'suspected' }],
    ['much slower', around(100), around(120), {}, { verdict: 'regressed', severity: 'medium' }],
    ['a third slower', around(100), around(135), {}, { verdict: 'regressed', severity: 'high' }],
    ['twice as slow', around(100), around(200), {}, { verdict: 'regressed', severity: 'critical' }],
    ['faster', around(100), around(88), {}, { verdict: 'improved' }],
    ['the same', around(100), around(100), {}, { verdict: 'unchanged', change: 0, band: 0.05 }],
    ['a little slower', around(100), around(102), {}, { verdict: 'unchanged' }],
    ['on the edge', around(100), around(105), {}, { verdict: 'inconclusive' }],
    ['less throughput', around(100), around(85), { metric: throughputMetric }, { verdict: 'regressed' }],
    ['more throughput', around(100), around(115), { metric: throughputMetric }, { verdict: 'improved' }],
    ['slower, within the noise', around(100), around(112), { noiseFloor: 0.15 }, { verdict: 'unchanged', band: 0.15 }],
    [
      'slower, of no interest',
      around(100),
      around(112),
      { config: withMetric('time', { threshold: 0.2 }) },
      { verdict: 'unchanged', band: 0.2 },
    ],
    [
      'higher, which is better here',
      around(100),
      around(112),
      { config: withMetric('time', { direction: 'higher' }) },
      { verdict: 'improved', metric: { ...timeMetric, direction: 'higher' } },
    ],
    ['bytes that repeat', repeat(64), repeat(128), { metric: bytesPerOpMetric }, { verdict: 'regressed' }],
    ['bytes that repeat, unchanged', repeat(64), repeat(64), { metric: bytesPerOpMetric }, { verdict: 'unchanged' }],
  ])('%s', (_, before, after, options, expected) => {
    expect(compare(before, after, options)).toMatchObject(expected);
  });

  it('tells change, interval and both p', () => {
    const { change, interval, p, pAdjusted, baseline } = compare(around(100), around(112));
    expect(change).toBeCloseTo(0.12, 3);
    expect(interval?.[0]).toBeGreaterThan(0.11);
    expect(interval?.[1]).toBeLessThan(0.13);
    expect(p).toBeCloseTo(2 / 184_756, 12);
    expect(pAdjusted).toBe(p);
    expect(baseline?.count).toBe(10);
  });

  it('says that drift is not known yet, until it is', () => {
    expect(compare(around(100), around(112)).reasons.join()).toContain('not known yet');
    expect(compare(around(100), around(112), { noiseFloor: 0.01 }).reasons).toEqual([]);
  });

  it('names the samples that would decide', () => {
    const { verdict, samplesNeeded = 0 } = compare(wide(100, 10), wide(108, 10));
    expect(verdict).toBe('inconclusive');
    expect(samplesNeeded).toBeGreaterThan(10);
    expect(samplesNeeded).toBeLessThan(80);
    expect(compare(wide(100, samplesNeeded), wide(108, samplesNeeded)).verdict).toBe('regressed');
  });

  it('promises nothing for a change on the very edge', () => {
    const comparison = compare(around(100, 200), around(105, 200));
    expect(comparison).toMatchObject({ verdict: 'inconclusive' });
    expect(comparison.samplesNeeded).toBeUndefined();
    expect(comparison.reasons.join()).toContain('hardly');
  });
});

describe('few samples', () => {
  it.each([1, 2, 3])('%d on one side: the raw change and no claim', (count) => {
    const comparison = compare(around(100), repeat(150, count));
    expect(comparison).toMatchObject({ verdict: 'inconclusive', samplesNeeded: 6 });
    expect(comparison.change).toBeCloseTo(0.493, 2);
    expect([comparison.p, comparison.interval]).toEqual([undefined, undefined]);
    expect(comparison.reasons[0]).toMatch(/Need ≥ 6 samples/);
  });

  it('four are enough for a clear case, but not at a level they cannot reach', () => {
    expect(compare(around(100, 4), around(150, 4)).verdict).toBe('regressed');
    const strict = { ...defaultConfig, comparison: { ...defaultConfig.comparison, significance: 0.01 } };
    const comparison = compare(around(100, 4), around(150, 4), { config: strict });
    expect(comparison).toMatchObject({ verdict: 'inconclusive', samplesNeeded: 6 });
    expect(comparison.interval).toBeUndefined();
  });
});

describe('an exact metric', () => {
  const metric = allocsPerOpMetric;
  it.each<[string, readonly number[], readonly number[], Case, Partial<Comparison>]>([
    ['one more of a thousand', repeat(1000), repeat(1001), {}, { verdict: 'regressed', severity: 'low', band: 0 }],
    ['the same', repeat(3), repeat(3), {}, { verdict: 'unchanged', change: 0 }],
    ['one less', repeat(3), repeat(2), {}, { verdict: 'improved' }],
    ['none to some', repeat(0), repeat(1), {}, { verdict: 'regressed', severity: 'critical' }],
    ['some to none', repeat(1), repeat(0), {}, { verdict: 'improved', change: -1 }],
    ['none', repeat(0), repeat(0), {}, { verdict: 'unchanged', change: 0 }],
    ['four samples', repeat(3, 4), repeat(4, 4), {}, { verdict: 'regressed' }],
    ['three samples', repeat(3, 3), repeat(4, 3), {}, { verdict: 'inconclusive', samplesNeeded: 4 }],
    [
      'within its own threshold',
      repeat(100),
      repeat(101),
      { config: withMetric('allocsPerOp', { threshold: 0.02 }) },
      { verdict: 'unchanged', band: 0.02 },
    ],
    [
      'better, but within its own threshold',
      repeat(100),
      repeat(99),
      { config: withMetric('allocsPerOp', { threshold: 0.02 }) },
      { verdict: 'unchanged', band: 0.02 },
    ],
    [
      'declared noisy',
      repeat(100),
      repeat(101),
      { config: withMetric('allocsPerOp', { class: 'noisy' }) },
      { verdict: 'unchanged', band: 0.05 },
    ],
  ])('%s', (_, before, after, options, expected) => {
    expect(compare(before, after, { metric, ...options })).toMatchObject(expected);
  });

  it('is judged as noisy when its samples vary, and says so', () => {
    const comparison = compare([100, 101, 101, 100, 100, 101], repeat(101, 6), { metric });
    expect(comparison.verdict).toBe('unchanged');
    expect(comparison.p).toBeGreaterThan(0.05);
    expect(comparison.reasons.join()).toContain('vary from 100');
  });
});

describe('a whole run', () => {
  it('is adjusted for the number of tests, and only tests count', () => {
    const four = pair([100, 101, 102, 103], [120, 121, 122, 123]);
    const noise = pair(around(100), around(100.05));
    const untested = [
      pair(repeat(1), repeat(1), allocsPerOpMetric),
      pair(repeat(64), repeat(64), bytesPerOpMetric),
      pair([1], [2]),
    ];
    expect(comparePairs([four, ...untested], defaultConfig)[0]).toMatchObject({
      verdict: 'regressed',
      pAdjusted: 2 / 70,
    });
    const [first] = comparePairs([four, noise, ...untested], defaultConfig);
    expect(first).toMatchObject({ verdict: 'inconclusive' });
    expect(first?.pAdjusted).toBeCloseTo(4 / 70, 12);
    expect(first?.samplesNeeded).toBeGreaterThan(4);
    expect(first?.reasons.join()).toContain('chance');
  });
});
