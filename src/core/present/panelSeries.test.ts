import { describe, expect, it } from 'vitest';
import { benchmarkId } from '../model/benchmark.ts';
import { type Environment, environmentKey } from '../model/environment.ts';
import { allocsPerOpMetric, timeMetric } from '../model/measurement.ts';
import { UserError } from '../model/problem.ts';
import type { SeriesPoint } from '../ports/historyStore.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { buildTrendSeries, runSamples } from './panelSeries.ts';

const id = benchmarkId('go', 'p', 'BenchmarkA');
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const environment: Environment = { os: 'linux', arch: 'x64', cpuModel: 'M', cpuCount: 4, runtimes: {} };
const here = environmentKey(environment);
const ten = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];

const state = (part: Partial<BenchmarkState> = {}): BenchmarkState => ({
  benchmark: {
    id,
    framework: 'go',
    unit: 'p',
    name: 'BenchmarkA',
    file: '/w/a_test.go',
    range,
    nameRange: range,
    hasComputedChildren: false,
    origin: 'source',
  },
  activity: 'idle',
  comparisons: [],
  stale: false,
  recentMedians: [],
  ...part,
});

const point = (runId: string, part: Partial<SeriesPoint> = {}): SeriesPoint => ({
  runId,
  startedAt: '2026-11-21T08:00:00.000Z',
  environmentKey: here,
  samples: ten,
  ...part,
});

const history = (points: readonly SeriesPoint[], metrics: readonly string[] = ['time']) => ({
  metrics: () => metrics,
  series: (_: unknown, metricId: string, options?: { readonly limit?: number }) =>
    metricId === 'time' ? points.slice(-(options?.limit ?? 2000)) : [],
});

const run = { id: 'r2', startedAt: '2026-11-21T09:00:00.000Z', environment };
const baseline = {
  benchmark: id,
  name: 'BenchmarkA',
  measurements: [{ metric: timeMetric, samples: ten }],
  recordedAt: '2026-11-20T09:00:00.000Z',
  run: 'r1',
  runtimes: {},
};

describe('a series', () => {
  it('summarizes every run, and judges the newest result', () => {
    const comparisons = [
      { benchmark: id, name: 'BenchmarkA', metric: timeMetric, verdict: 'unchanged', band: 0.05, reasons: [] } as const,
    ];
    const series = buildTrendSeries(state({ run, comparisons }), history([point('r1'), point('r2')]), 'time');
    expect(series).toMatchObject({ benchmark: id, metric: timeMetric, truncated: false });
    expect(series.points[0]).toEqual({
      runId: 'r1',
      startedAt: '2026-11-21T08:00:00.000Z',
      dirty: false,
      median: 14.5,
      low: 11,
      high: 18,
      sampleCount: 10,
      comparable: true,
    });
    expect(series.points[1]?.verdict).toMatchObject({ verdict: 'unchanged' });
  });

  it('leaves an interval out that so few samples cannot give, and survives serialization', () => {
    const series = buildTrendSeries(state(), history([point('r1', { samples: [1, 2, 3] })]));
    expect(series.points[0]).toMatchObject({ median: 2, sampleCount: 3 });
    expect(series.points[0]).not.toHaveProperty('low');
    expect(JSON.parse(JSON.stringify(series))).toEqual(series);
  });

  it('marks runs of other environments, and leaves out runs without a number', () => {
    const points = [point('r0', { environmentKey: 'other' }), point('r1', { samples: [] }), point('r2')];
    const series = buildTrendSeries(state({ run }), history(points));
    expect(series.points.map(({ runId, comparable }) => [runId, comparable])).toEqual([
      ['r0', false],
      ['r2', true],
    ]);
  });

  it('holds at most the newest thousand runs, and says so', () => {
    const many = Array.from({ length: 1500 }, (_, index) => point(`r${index}`));
    const series = buildTrendSeries(state(), history(many));
    expect([series.points.length, series.points[0]?.runId, series.truncated]).toEqual([1000, 'r500', true]);
  });

  it('knows metrics of result, baseline and history, and falls back to the first for one that is gone', () => {
    const result = {
      id,
      name: 'BenchmarkA',
      outcome: 'measured',
      measurements: [
        { metric: timeMetric, samples: ten },
        { metric: allocsPerOpMetric, samples: [3, 3] },
      ],
    } as const;
    const series = buildTrendSeries(state({ result }), history([], ['time', 'req/s']), 'gone');
    expect(series.metrics.map(({ metric, median }) => [metric.id, median])).toEqual([
      ['time', 14.5],
      ['allocsPerOp', 3],
      ['req/s', undefined],
    ]);
    expect(series.metric).toEqual(timeMetric);
  });

  it('is empty without history', () => {
    expect(buildTrendSeries(state(), undefined)).toMatchObject({ metric: timeMetric, metrics: [], points: [] });
  });

  it.each([
    ['the band of the comparison', 0.1, { low: 13.05, high: 15.95 }],
    ['the interval of the baseline before the first comparison', undefined, { low: 11, high: 18 }],
  ])('is held against %s', (_, band, expected) => {
    const comparison = {
      benchmark: id,
      name: 'BenchmarkA',
      metric: timeMetric,
      verdict: 'unchanged',
      reasons: [],
    } as const;
    const comparisons = band === undefined ? [] : [{ ...comparison, band }];
    const series = buildTrendSeries(state({ baseline, comparisons }), history([point('r1')]));
    expect(series.baseline?.median).toBe(14.5);
    expect(series.baseline?.low).toBeCloseTo(expected.low);
    expect(series.baseline?.high).toBeCloseTo(expected.high);
  });
});

describe('samples on demand', () => {
  it('come in the order they were taken', () => {
    const samples = [3, 1, 2];
    const store = history([point('r1', { samples })]);
    expect(runSamples(store, { benchmark: id, metric: 'time', runId: 'r1' })).toEqual(samples);
  });

  it('are refused with advice when the run is gone', () => {
    expect(() => runSamples(history([]), { benchmark: id, metric: 'time', runId: 'r1' })).toThrow(UserError);
  });
});
