import { describe, expect, it } from 'vitest';
import type { BaselineRecord } from '../model/baseline.ts';
import { type BenchmarkId, benchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import { defaultConfig } from '../model/config.ts';
import {
  allocsPerOpMetric,
  type BenchmarkResult,
  bytesPerOpMetric,
  type Measurement,
  timeMetric,
} from '../model/measurement.ts';
import { type BaselineRecords, type CompareContext, compareResults } from './compareResults.ts';

const id = (name: string): BenchmarkId => benchmarkId('go', 'example.com/p', name);
const time = (level: number): Measurement => ({
  metric: timeMetric,
  samples: Array.from({ length: 10 }, (_, index) => level + index / 100),
});
const allocs: Measurement = { metric: allocsPerOpMetric, samples: Array<number>(10).fill(3) };
const measured = (name: string, measurements: readonly Measurement[] = [time(100)]): BenchmarkResult => ({
  id: id(name),
  name,
  outcome: 'measured',
  measurements,
});
const record = (name: string, measurements: readonly Measurement[] = [time(100)]): BaselineRecord => ({
  benchmark: id(name),
  name,
  measurements,
  recordedAt: '2026-11-21T08:00:00Z',
  run: 'r',
  runtimes: { go: 'go1.25.1' },
});
const records = (...all: readonly BaselineRecord[]): BaselineRecords => new Map(all.map((one) => [one.benchmark, one]));

const noiseFloor = (benchmark: BenchmarkId, metricId: string) =>
  benchmark === id('A') && metricId === 'time' ? 0.3 : undefined;

function compare(
  results: readonly BenchmarkResult[],
  baselines: BaselineRecords | undefined,
  context: Partial<CompareContext> = {},
) {
  return compareResults(results, baselines, defaultConfig, { runtimes: {}, otherEnvironments: [], ...context });
}
const brief = (comparisons: readonly Comparison[]) =>
  comparisons.map(({ name, metric, verdict }) => `${name} ${metric.id} ${verdict}`);

describe('a run against its baselines', () => {
  it('has one comparison per metric, time first', () => {
    const now = [allocs, { metric: bytesPerOpMetric, samples: [64] }, time(120)];
    expect(brief(compare([measured('A', now)], records(record('A', [time(100), allocs]))))).toEqual([
      'A time regressed',
      'A allocsPerOp unchanged',
      'A bytesPerOp new',
    ]);
  });

  it.each<
    [string, readonly BenchmarkResult[], BaselineRecords | undefined, Partial<CompareContext>, readonly string[]]
  >([
    ['first run ever', [measured('A')], undefined, {}, ['A time new']],
    ['first run of one benchmark', [measured('A')], records(record('B')), {}, ['A time new']],
    ['another machine', [measured('A')], undefined, { otherEnvironments: ['linux-x64'] }, ['A time incomparable']],
    ['other machines too', [measured('A')], records(), { otherEnvironments: ['linux-x64'] }, ['A time new']],
    ['asked for and missing', [], records(record('A')), { requested: [id('A')] }, ['A time missing']],
    ['not asked for', [measured('B')], records(record('A')), { requested: [id('B')] }, ['B time new']],
    ['asked for, never seen', [], records(), { requested: [id('A')] }, ['A time failed']],
    ['asked for, without any baselines', [], undefined, { requested: [id('A')] }, ['A time failed']],
    ['a parent through its child', [measured('A/b')], records(), { requested: [id('A')] }, ['A/b time new']],
    [
      'a parent whose child went missing',
      [measured('A/b')],
      records(record('A/b'), record('A/c/d'), record('Ab')),
      { requested: [id('A')] },
      ['A/b time unchanged', 'A/c/d time missing'],
    ],
    [
      'a parent all of whose children went missing',
      [],
      records(record('A/b')),
      { requested: [id('A')] },
      ['A/b time missing'],
    ],
    ['no request known', [measured('A')], records(record('A'), record('B')), {}, ['A time unchanged']],
    [
      'a metric that vanished',
      [measured('A')],
      records(record('A', [time(100), allocs])),
      {},
      ['A time unchanged', 'A allocsPerOp missing'],
    ],
  ])('%s', (_, results, baselines, context, expected) => {
    expect(brief(compare(results, baselines, context))).toEqual(expected);
  });

  it('a failure is one, whatever was measured before it', () => {
    const failed: BenchmarkResult = { ...measured('A'), outcome: 'failed', message: 'panic: boom' };
    const [comparison, ...others] = compare([failed], records(record('A')), { requested: [id('A')] });
    expect(comparison).toMatchObject({ verdict: 'failed', reasons: ['panic: boom'] });
    expect(others).toEqual([]);
  });

  it('a skipped benchmark is missed where it has a baseline, and never passes in silence', () => {
    const skipped: BenchmarkResult = {
      id: id('A'),
      name: 'A',
      outcome: 'skipped',
      message: 'no GPU',
      measurements: [],
    };
    expect(compare([skipped], records(record('A')))).toMatchObject([
      { verdict: 'missing', reasons: ['It was skipped: no GPU'] },
    ]);
    expect(compare([skipped], records())).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('says why and what to do on another machine', () => {
    const [comparison] = compare([measured('A')], undefined, { otherEnvironments: ['darwin-arm64-m3-8c'] });
    expect(comparison?.reasons).toEqual([
      'There are baselines only for other environments: darwin-arm64-m3-8c.',
      'Record a baseline on this machine to compare with it.',
    ]);
    expect(comparison?.current?.count).toBe(10);
  });

  it('says when the toolchain is another', () => {
    const [same] = compare([measured('A')], records(record('A')), { runtimes: { go: 'go1.25.1', node: 'v24' } });
    const [other] = compare([measured('A')], records(record('A')), { runtimes: { go: 'go1.26.8' } });
    expect(same?.reasons).toEqual([]);
    expect(other?.verdict).toBe('unchanged');
    expect(other?.reasons).toEqual(['Measured with another go than the baseline: go1.26.8 instead of go1.25.1.']);
  });

  it('does not compare different units', () => {
    const seconds = { metric: { ...timeMetric, unit: 's' }, samples: time(100).samples };
    expect(compare([measured('A')], records(record('A', [seconds])))).toMatchObject([{ verdict: 'incomparable' }]);
  });

  it('asks for the noise of each benchmark and metric', () => {
    const now = [measured('A', [time(120)]), measured('B', [time(120)])];
    expect(brief(compare(now, records(record('A'), record('B')), { noiseFloor }))).toEqual([
      'A time unchanged',
      'B time regressed',
    ]);
  });

  it('can be stored: survives JSON', () => {
    const comparisons = compare([measured('A', [time(100), allocs])], records(record('A')));
    expect(JSON.parse(JSON.stringify(comparisons))).toEqual(comparisons);
  });
});
