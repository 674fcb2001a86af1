import { describe, expect, it } from 'vitest';
import { recordOf, testEnvironment } from '../../../test/support/states.ts';
import type { Benchmark } from '../model/benchmark.ts';
import { benchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import { allocsPerOpMetric, type Metric, timeMetric } from '../model/measurement.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { OverviewTracker, overviewRows } from './panelOverview.ts';

const at = { start: { line: 41, character: 5 }, end: { line: 41, character: 15 } };

function benchmark(name: string, parent?: string): Benchmark {
  return {
    id: benchmarkId('go', 'p', name),
    framework: 'go',
    unit: 'p',
    name,
    file: '/w/p/a_test.go',
    range: at,
    nameRange: at,
    hasComputedChildren: false,
    origin: 'source',
    ...(parent !== undefined && { parent: benchmarkId('go', 'p', parent) }),
  };
}

const state = (name: string, part: Partial<BenchmarkState> = {}, parent?: string): BenchmarkState => ({
  benchmark: benchmark(name, parent),
  activity: 'idle',
  comparisons: [],
  stale: false,
  recentMedians: [],
  ...part,
});

const measured = (samples: readonly number[]): Pick<BenchmarkState, 'result'> => ({
  result: {
    id: benchmarkId('go', 'p', 'BenchmarkA'),
    name: 'BenchmarkA',
    outcome: 'measured',
    measurements: [{ metric: timeMetric, samples }],
  },
});

const compared = (metric: Metric, part: Partial<Comparison>): Comparison => ({
  benchmark: benchmarkId('go', 'p', 'BenchmarkA'),
  name: 'BenchmarkA',
  metric,
  verdict: 'unchanged',
  reasons: [],
  ...part,
});

const rowsOf = (...states: readonly BenchmarkState[]) => overviewRows(states, (file) => file.replace('/w/', ''));

const names = (...states: readonly BenchmarkState[]) => rowsOf(...states).map(({ name }) => name);
const ids = (...of: readonly string[]) => of.map((name) => `go:p#${name}`);

describe('a line of the overview', () => {
  it('of a benchmark that never ran has a place and nothing else', () => {
    expect(rowsOf(state('BenchmarkA'))).toEqual([
      {
        id: 'go:p#BenchmarkA',
        name: 'BenchmarkA',
        unit: 'p',
        file: 'p/a_test.go',
        line: 42,
        activity: 'idle',
        sparkline: [],
        stale: false,
        hasBaseline: false,
        revision: expect.any(String),
      },
    ]);
  });

  it('speaks about the primary metric, and its verdict about the worst', () => {
    const comparisons = [
      compared(timeMetric, { change: 0.01, band: 0.05 }),
      compared(allocsPerOpMetric, { verdict: 'regressed', change: 0.5, severity: 'high' }),
    ];
    const [row] = rowsOf(state('BenchmarkA', { ...measured([3, 1, 2]), comparisons }));
    expect(row).toMatchObject({ metric: timeMetric, median: 2, change: 0.01 });
    expect(row?.verdict).toMatchObject({ verdict: 'regressed', severity: 'high' });
    expect(row?.verdict?.text).toMatch(/^Allocations per operation: 50.% more than baseline$/);
  });

  it.each([
    ['skipped', { skipped: 'needs a disk' }],
    ['failed', { verdict: { verdict: 'failed', text: 'failed: needs a disk', reasons: ['needs a disk\nat x.go:3'] } }],
  ] as const)('says why a benchmark was %s', (outcome, expected) => {
    const message = outcome === 'failed' ? 'needs a disk\nat x.go:3' : 'needs a disk';
    const result = { id: benchmarkId('go', 'p', 'A'), name: 'A', outcome, message, measurements: [] };
    expect(rowsOf(state('BenchmarkA', { result }))[0]).toMatchObject(expected);
  });

  it('of the run that the baseline was recorded from is not judged against itself', () => {
    const comparisons = [compared(timeMetric, { verdict: 'inconclusive', reasons: ['too much noise'] })];
    const run = { id: 'r1', startedAt: '2026-11-21T08:00:00.000Z', environment: testEnvironment };
    const baseline = recordOf(benchmark('BenchmarkA'), 'r1');
    const [row] = rowsOf(state('BenchmarkA', { ...measured([3]), comparisons, run, baseline }));
    expect(row?.verdict).toEqual({ verdict: 'unchanged', text: 'this is the baseline', reasons: [] });
  });

  it('leaves out what JSON cannot carry', () => {
    const comparisons = [compared(timeMetric, { change: Number.POSITIVE_INFINITY })];
    const [row] = rowsOf(
      state('BenchmarkA', { ...measured([Number.NaN]), comparisons, recentMedians: [1, Number.NaN] }),
    );
    expect(row).toEqual(JSON.parse(JSON.stringify(row)));
    expect(row?.sparkline).toEqual([1]);
  });

  it('leaves out a parent without a result of its own once its children are known', () => {
    expect(names(state('BenchmarkP'))).toEqual(['BenchmarkP']);
    expect(names(state('BenchmarkP'), state('BenchmarkP/x', {}, 'BenchmarkP'))).toEqual(['BenchmarkP/x']);
    expect(names(state('BenchmarkP', measured([1])), state('BenchmarkP/x', {}, 'BenchmarkP'))).toHaveLength(2);
  });
});

describe('what changed since the last message', () => {
  it('is everything at first, then only what differs, and what went away', () => {
    const tracker = new OverviewTracker();
    const told = (...states: readonly BenchmarkState[]) => {
      const { rows, removed } = tracker.update(states, (file) => file);
      return [rows.map(({ id }) => id), removed];
    };
    expect(told(state('A'), state('B'))).toEqual([ids('A', 'B'), []]);
    expect(told(state('A'), state('B'))).toEqual([[], []]);
    expect(told(state('A', { activity: 'running' }), state('B'))).toEqual([ids('A'), []]);
    expect(told(state('A', { activity: 'running' }))).toEqual([[], ids('B')]);
    tracker.reset();
    expect(told(state('A', { activity: 'running' }))).toEqual([ids('A'), []]);
  });
});
