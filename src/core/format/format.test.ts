import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison, SampleSummary } from '../model/comparison.ts';
import {
  allocsPerOpMetric,
  bytesPerOpMetric,
  type Metric,
  throughputMetric,
  timeMetric,
} from '../model/measurement.ts';
import { formatChange, formatInterval, formatSignedPercent, formatSpread, relativeSpread } from './change.ts';
import { formatDuration, formatRelativeTime } from './moment.ts';
import { formatNumber, formatP, formatPercent } from './number.ts';
import { formatMeasured, formatValue } from './value.ts';
import { describeMeasured, describeVerdict, verdictLabel, verdictSymbols } from './verdict.ts';

/** Narrow no-break spaces as plain ones, so that the expectations can be read. */
const inOneLine = (comparison: Comparison) => `${describeMeasured(comparison)} · ${describeVerdict(comparison)}`;
const spreadOf = (summary: SampleSummary) => formatSpread(relativeSpread(summary));
const plain = (text: string) => text.replaceAll('\u202F', ' ');
const custom: Metric = { id: 'req/s', unit: 'req/s', direction: 'higher', class: 'noisy' };
const huge = Number.MAX_VALUE;

describe('values', () => {
  it.each([
    [1240, 'ns', '1.24 µs'],
    [0.3125, 'ns', '0.313 ns'],
    [999.4, 'ns', '999 ns'],
    [999.6, 'ns', '1 µs'],
    [1e9, 'ns', '1 s'],
    [3.6e12, 'ns', '3600 s'],
    [0, 'ns', '0 ns'],
    [-1500, 'ns', '−1.5 µs'],
    [65_536, 'B', '64 KiB'],
    [1023, 'B', '1023 B'],
    [1023.7 * 1024, 'B', '1 MiB'],
    [12.34e6, 'B/s', '12.3 MB/s'],
    [3, '1', '3'],
    [2_500_000, '1', '2.5M'],
    [1_234_567, 'req/s', '1.23M req/s'],
    [12_345.6, 'p99-ns', '12346 p99-ns'],
    [1, 'constructor', '1 constructor'],
    [1e-9, 'x', '1e-9 x'],
    [Number.NaN, 'ns', '– ns'],
    [Number.POSITIVE_INFINITY, 'x', '∞ x'],
    [huge, 'x', '1.8e+308 x'],
  ])('%d %s reads %s', (value, unit, expected) => {
    expect(plain(formatValue(value, unit))).toBe(expected);
  });

  it('never break between number and unit', () => {
    expect(formatValue(1240, 'ns')).toBe('1.24\u202Fµs');
    expect(formatMeasured(3, allocsPerOpMetric)).toBe('3\u202Fallocs');
    expect(formatMeasured(1, allocsPerOpMetric)).toBe('1\u202Falloc');
    expect(formatMeasured(64, bytesPerOpMetric)).toBe('64\u202FB');
  });
});

describe('numbers', () => {
  it.each([
    [0.12, '12 %'],
    [0.034, '3.4 %'],
    [0.126, '13 %'],
    [0.0995, '10 %'],
    [0.0004, '<0.1 %'],
    [0, '0 %'],
    [12.5, '1250 %'],
    [Number.POSITIVE_INFINITY, '∞ %'],
    [Number.NaN, '–'],
  ])('ratio %d is %s', (ratio, expected) => {
    expect(plain(formatPercent(ratio))).toMatch(new RegExp(`^${expected}`));
  });

  it('keeps all digits of the whole part and no more than three others', () => {
    expect([1234.5, 123.45, 12.345, 1.2345, 0.12345].map(formatNumber)).toEqual([
      '1235',
      '123',
      '12.3',
      '1.23',
      '0.123',
    ]);
  });

  it('p', () => {
    expect([0.00001, 0.0009999, 0.013, 1].map(formatP)).toEqual(['p < 0.001', 'p < 0.001', 'p = 0.013', 'p = 1.000']);
  });
});

describe('changes', () => {
  it.each<[number, Metric, string]>([
    [0.12, timeMetric, '12 % slower'],
    [-0.12, timeMetric, '12 % faster'],
    [0.5, bytesPerOpMetric, '50 % more'],
    [-0.5, allocsPerOpMetric, '50 % less'],
    [0.031, throughputMetric, '3.1 % higher'],
    [-0.2, custom, '20 % lower'],
    [0, timeMetric, 'no change'],
    [Number.NaN, timeMetric, 'no change'],
  ])('%d of %o is %s', (change, metric, expected) => {
    expect(plain(formatChange(change, metric))).toBe(expected);
  });

  it('signed and as an interval', () => {
    expect(plain(formatSignedPercent(0.12))).toBe('+12 %');
    expect(plain(formatInterval([-0.02, 0.09]))).toBe('−2 % … +9 %');
    expect(plain(formatInterval([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]))).toBe('−∞ % … +∞ %');
  });

  it('spread of a median', () => {
    expect(plain(spreadOf({ count: 10, median: 100, low: 99, high: 102 }))).toBe('±2 %');
    expect(plain(spreadOf({ count: 10, median: 1000, low: 999, high: 1004 }))).toBe('±0.4 %');
    expect(plain(spreadOf({ count: 10, median: 0, low: 0, high: 0 }))).toBe('±0 %');
    expect(spreadOf({ count: 10, median: 0, low: 0, high: 1 })).toBe('±∞');
    const { NEGATIVE_INFINITY: low, POSITIVE_INFINITY: high } = Number;
    expect(spreadOf({ count: 5, median: 100, low, high })).toBe('±∞');
  });
});

describe('verdicts', () => {
  const base: Comparison = {
    benchmark: 'go:p#BenchmarkX' as BenchmarkId,
    name: 'BenchmarkX',
    metric: timeMetric,
    verdict: 'regressed',
    current: { count: 10, median: 1240, low: 1220, high: 1262 },
    change: 0.12,
    reasons: [],
  };

  it.each<[Partial<Comparison>, string]>([
    [{}, '1.24 µs ±2 % · ▲ 12 % slower than baseline'],
    [{ verdict: 'improved', change: -0.03 }, '1.24 µs ±2 % · ▼ 3 % faster than baseline'],
    [{ verdict: 'unchanged', band: 0.05 }, '1.24 µs ±2 % · ≈ within 5 % of baseline'],
    [{ verdict: 'inconclusive', samplesNeeded: 14 }, '1.24 µs ±2 % · ? cannot tell, about 14 samples would'],
    [{ verdict: 'inconclusive', samplesNeeded: 6 }, '1.24 µs ±2 % · ? cannot tell, the baseline needs about 6 samples'],
    [{ verdict: 'inconclusive', interval: [-0.02, 0.09] }, '1.24 µs ±2 % · ? cannot tell, −2 % … +9 %'],
    [{ verdict: 'new' }, '1.24 µs ±2 % · + no baseline yet'],
  ])('%o', (part, expected) => {
    expect(plain(inOneLine({ ...base, ...part }))).toBe(expected);
  });

  it('say something without numbers', () => {
    const { change, current, ...bare } = base;
    expect([change, current]).toHaveLength(2);
    for (const verdict of Object.keys(verdictSymbols) as Comparison['verdict'][]) {
      expect(describeVerdict({ ...bare, verdict })).toMatch(/^\S .{6,}$/);
      expect(verdictLabel(verdict)).not.toBe('');
    }
    expect(describeMeasured(bare)).toBe('');
  });
});

describe('moments', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T12:05:00Z', 'just now'],
    ['2026-11-21T11:57:00Z', '3 min ago'],
    ['2026-11-21T09:30:00Z', '2 h ago'],
    ['2026-11-16T12:00:00Z', '5 d ago'],
    ['2026-01-02T12:00:00Z', '2026-01-02'],
    ['nonsense', 'at an unknown time'],
  ])('%s was %s', (moment, expected) => {
    expect(formatRelativeTime(new Date(moment), now)).toBe(expected);
  });

  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [999.7, '1.0 s'],
    [3200, '3.2 s'],
    [9990, '10 s'],
    [59_700, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_780_000, '1 h 3 min'],
  ])('%d ms takes %s', (durationMs, expected) => {
    expect(formatDuration(durationMs)).toBe(expected);
  });
});
