import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../../src/core/model/benchmark.ts';
import { timeMetric } from '../../src/core/model/measurement.ts';
import type { BaselineBand, TrendPoint, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { changeFromBaseline, chartModel } from './chartModel.ts';

const point = (median: number, part: Partial<TrendPoint> = {}): TrendPoint => ({
  runId: 'r',
  startedAt: '2026-11-21T08:00:00.000Z',
  dirty: false,
  median,
  sampleCount: 10,
  comparable: true,
  ...part,
});

const series = (points: readonly TrendPoint[], baseline?: BaselineBand): TrendSeries => ({
  benchmark: 'go:p#A' as BenchmarkId,
  metrics: [],
  metric: timeMetric,
  points,
  truncated: false,
  ...(baseline && { baseline }),
});

const band = (part: Partial<BaselineBand>): BaselineBand => ({
  median: 100,
  low: 95,
  high: 105,
  recordedAt: '2026-11-01T08:00:00.000Z',
  ...part,
});

describe('chart model', () => {
  it('stands runs side by side, or at their time', () => {
    const points = [point(10), point(12, { startedAt: '2026-11-22T08:00:00.000Z' })];
    expect(chartModel(series(points), 'runs').points.map(({ x, y }) => [x, y])).toEqual([
      [0, 10],
      [1, 12],
    ]);
    expect(chartModel(series(points), 'time').points.map(({ x }) => x)).toEqual(
      points.map(({ startedAt }) => Date.parse(startedAt)),
    );
  });

  it('leaves room for every whisker and the whole band', () => {
    const { y } = chartModel(series([point(100, { low: 90, high: 130 })], band({ low: 80 })), 'runs');
    expect(y.min).toBeLessThan(80);
    expect(y.max).toBeGreaterThan(130);
  });

  it.each([[[point(5)]], [[point(0)]], [[point(0), point(0)]]])('has a size even when nothing varies', (points) => {
    for (const axis of ['runs', 'time'] as const) {
      const { x, y } = chartModel(series(points), axis);
      expect(x.max).toBeGreaterThan(x.min);
      expect(y.max).toBeGreaterThan(y.min);
      expect(y.min).toBeGreaterThanOrEqual(0);
    }
  });

  it('goes below zero only where a value does', () => {
    expect(chartModel(series([point(1), point(100)]), 'runs').y.min).toBe(0);
    expect(chartModel(series([point(-1), point(100)]), 'runs').y.min).toBeLessThan(-1);
  });

  it('knows no interval where there is none', () => {
    expect(chartModel(series([point(1)]), 'runs').points[0]).not.toHaveProperty('low');
  });
});

it.each([
  ['a change', point(112), band({}), 0.12],
  ['no baseline', point(112), undefined, undefined],
  ['another machine', point(112, { comparable: false }), band({}), undefined],
  ['a baseline of zero', point(112), band({ median: 0 }), undefined],
])('from baseline: %s', (_, current, baseline, expected) => {
  const change = changeFromBaseline(current, baseline);
  if (expected === undefined) expect(change).toBeUndefined();
  else expect(change).toBeCloseTo(expected);
});
