import type { BaselineRecord } from '../../src/core/model/baseline.ts';
import { type Benchmark, benchmarkId } from '../../src/core/model/benchmark.ts';
import type { Comparison, SampleSummary } from '../../src/core/model/comparison.ts';
import { timeMetric } from '../../src/core/model/measurement.ts';
import type { BenchmarkGroup, BenchmarkState } from '../../src/core/present/benchmarkState.ts';

/** Builders of what presenters are given, with facts that a test need not care about. */
export const testUnit = 'example.com/m/p';
export const testEnvironment = {
  os: 'linux',
  arch: 'x64',
  cpuModel: 'Test CPU',
  cpuCount: 2,
  runtimes: { go: 'go1.26.8' },
};

export function benchmark(name: string, more: Partial<Benchmark> = {}): Benchmark {
  const line = more.nameRange?.start.line ?? 3;
  return {
    id: benchmarkId('go', testUnit, name),
    framework: 'go',
    unit: testUnit,
    name,
    file: '/w/p/p_test.go',
    range: { start: { line, character: 0 }, end: { line: line + 4, character: 1 } },
    nameRange: { start: { line, character: 5 }, end: { line, character: 5 + name.length } },
    hasComputedChildren: false,
    origin: 'source',
    ...more,
  };
}

export const around = (median: number): SampleSummary => ({
  count: 10,
  median,
  low: median * 0.98,
  high: median * 1.02,
});

export function comparison(of: Benchmark, more: Partial<Comparison> = {}): Comparison {
  return {
    benchmark: of.id,
    name: of.name,
    metric: timeMetric,
    verdict: 'unchanged',
    current: around(1240),
    reasons: [],
    ...more,
  };
}

export const recordOf = ({ id, name }: Benchmark, run: string): BaselineRecord => ({
  benchmark: id,
  name,
  measurements: [],
  recordedAt: '2026-11-20T08:00:00.000Z',
  run,
  runtimes: {},
});

/** A benchmark that was measured and judged like this. */
export function measured(
  of: Benchmark,
  judged: Partial<Comparison>,
  more: Partial<BenchmarkState> = {},
): BenchmarkState {
  return {
    benchmark: of,
    activity: 'idle',
    result: { id: of.id, name: of.name, outcome: 'measured', measurements: [{ metric: timeMetric, samples: [1240] }] },
    run: { id: 'r1', startedAt: '2026-11-21T08:00:00.000Z', environment: testEnvironment },
    comparisons: [comparison(of, judged)],
    stale: false,
    recentMedians: [],
    ...more,
  };
}

export function unmeasured(of: Benchmark, more: Partial<BenchmarkState> = {}): BenchmarkState {
  return { benchmark: of, activity: 'idle', comparisons: [], stale: false, recentMedians: [], ...more };
}

export const group = (state: BenchmarkState, ...children: readonly BenchmarkState[]): BenchmarkGroup => ({
  state,
  children,
});

export const regression: Partial<Comparison> = {
  verdict: 'regressed',
  baseline: around(1107),
  change: 0.12,
  interval: [0.1, 0.14],
  p: 0.0001,
  severity: 'low',
};

/** No-break spaces, wide and narrow, as plain ones, so that the expectations can be read. */
export const plain = (text: string): string => text.replaceAll(/[\u202F\u00A0]/g, ' ');
