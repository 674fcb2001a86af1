/** A made-up workspace for the panel: real comparisons and real messages, on samples from a seeded generator. */
import { compareResults } from '../../src/core/compare/compareResults.ts';
import type { BaselineRecord } from '../../src/core/model/baseline.ts';
import { type Benchmark, type BenchmarkId, benchmarkId } from '../../src/core/model/benchmark.ts';
import { defaultConfig } from '../../src/core/model/config.ts';
import { type Environment, environmentKey } from '../../src/core/model/environment.ts';
import {
  allocsPerOpMetric,
  type BenchmarkResult,
  bytesPerOpMetric,
  type Measurement,
  type Metric,
  timeMetric,
} from '../../src/core/model/measurement.ts';
import type { CommitState } from '../../src/core/model/run.ts';
import type { HistoryStore, SeriesPoint } from '../../src/core/ports/historyStore.ts';
import type { BenchmarkState } from '../../src/core/present/benchmarkState.ts';
import { median, sortFinite } from '../../src/core/statistics/sorted.ts';

export const hostileName = `Benchmark<img src=x onerror="window.hacked=1">/"'\`$(id)\`'`;
export const hostileSubject = '<script>window.hacked=1</script> & <b>bold</b>';

const unit = 'github.com/acme/codec';
const environment: Environment = { os: 'linux', arch: 'x64', cpuModel: 'Test CPU', cpuCount: 8, runtimes: {} };
const elsewhere = environmentKey({ ...environment, cpuModel: 'Laptop CPU' });
const here = environmentKey(environment);
const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 9, 5, 9, 12);

const subjects = [
  'Decode frames without a copy',
  'Pool the scratch buffers',
  hostileSubject,
  'Bump dependencies',
  'Check lengths before slicing',
  'Split Encode into header and body',
];

/** Deterministic noise in 0…1. */
function noise(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return (((mixed ^ (mixed >>> 12)) >>> 0) % 1000) / 1000;
}

const samplesAround = (level: number, count: number, seed: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => level * (1 + 0.03 * (noise(seed * 977 + index * 131) - 0.5)));

const runId = (index: number): string => `run-${String(index).padStart(3, '0')}`;
const startedAt = (index: number): string => new Date(startMs + index * 19 * hourMs).toISOString();
const commit = (index: number): CommitState => ({
  hash: (0x9e3779b1 * (index + 3)).toString(16).padEnd(40, '0'),
  branch: index % 5 === 4 ? 'perf/pools' : 'main',
  dirty: index % 6 === 5,
  subject: subjects[index % subjects.length] ?? '',
});

interface Story {
  readonly name: string;
  /** Medians in ns, run by run; the first is the baseline's level. */
  readonly levels: readonly number[];
  readonly samples?: number;
  readonly allocs?: readonly [before: number, after: number];
  readonly withoutBaseline?: boolean;
  readonly stale?: boolean;
  readonly activity?: BenchmarkState['activity'];
  readonly outcome?: 'skipped' | 'failed';
}

const level = (value: number, runs: number): readonly number[] => Array.from({ length: runs }, () => value);

const stories: readonly Story[] = [
  { name: 'BenchmarkEncode/format=json', levels: [...level(1240, 14), ...level(1420, 4)] },
  { name: 'BenchmarkEncode/format=msgpack', levels: [...level(388, 12), ...level(352, 6)] },
  { name: 'BenchmarkDecode/size=64KiB', levels: level(81_200, 18), allocs: [3, 5] },
  { name: 'BenchmarkDecode/size=1MiB', levels: level(1_312_000, 18), stale: true },
  { name: 'BenchmarkChecksum', levels: [...level(42.1, 17), 66.2] },
  { name: 'BenchmarkChecksumParallel', levels: [...level(11.3, 9), 12.4], samples: 3 },
  { name: 'BenchmarkHandshake', levels: level(2_450_000, 6), withoutBaseline: true },
  { name: 'BenchmarkRoundTrip', levels: level(18_300, 18), activity: 'running' },
  { name: 'BenchmarkRoundTripTLS', levels: level(44_100, 18), activity: 'queued' },
  { name: 'BenchmarkReplay', levels: [9_100], outcome: 'failed' },
  { name: 'BenchmarkFsync', levels: [], outcome: 'skipped' },
  { name: 'BenchmarkColdStart', levels: [] },
  { name: hostileName, levels: level(512, 8) },
];

const measurement = (metric: Metric, samples: readonly number[]): Measurement => ({ metric, samples });

function measurements(
  { samples = 10, allocs = [2, 2] }: Story,
  ns: number,
  run: number,
  isNew: boolean,
): Measurement[] {
  const allocsNow = isNew ? allocs[1] : allocs[0];
  return [
    measurement(timeMetric, samplesAround(ns, samples, run)),
    measurement(
      bytesPerOpMetric,
      samplesAround(allocsNow * 96, samples, 0).map(() => allocsNow * 96),
    ),
    measurement(
      allocsPerOpMetric,
      samplesAround(allocsNow, samples, 0).map(() => allocsNow),
    ),
  ];
}

function benchmarkOf(name: string, line: number): Benchmark {
  const range = { start: { line, character: 5 }, end: { line, character: 5 + name.length } };
  return {
    id: benchmarkId('go', unit, name),
    framework: 'go',
    unit,
    name,
    file: '/home/dev/codec/codec_test.go',
    range,
    nameRange: range,
    hasComputedChildren: false,
    origin: 'source',
  };
}

function baselineOf(story: Story, id: BenchmarkId): BaselineRecord {
  return {
    benchmark: id,
    name: story.name,
    measurements: measurements(story, story.levels[0] ?? 1, 0, false),
    recordedAt: startedAt(0),
    run: runId(0),
    commit: commit(0).hash,
    author: 'Ada Lovelace <ada@example.com>',
    reason: 'First level of the release',
    runtimes: {},
  };
}

/** The history of a story: the run before the baseline came from another machine. */
function pointsOf(story: Story, metricId: string): readonly SeriesPoint[] {
  return story.levels.map((ns, index) => {
    const { hash, branch = '', dirty, subject = '' } = commit(index);
    const all = measurements(story, ns, index, index === story.levels.length - 1);
    return {
      runId: runId(index),
      startedAt: startedAt(index),
      commit: hash,
      branch,
      dirty,
      subject,
      environmentKey: index === 2 ? elsewhere : here,
      samples: all.find(({ metric }) => metric.id === metricId)?.samples ?? [],
    };
  });
}

function stateOf(story: Story, line: number): BenchmarkState {
  const benchmark = benchmarkOf(story.name, line);
  const { id, name } = benchmark;
  const last = story.levels.length - 1;
  const base = { benchmark, activity: story.activity ?? 'idle', stale: story.stale ?? false, comparisons: [] } as const;
  if (last < 0 && story.outcome === undefined) return { ...base, recentMedians: [] };
  const run = { id: runId(last), startedAt: startedAt(Math.max(0, last)), commit: commit(last), environment };
  if (story.outcome !== undefined) {
    const message = story.outcome === 'failed' ? 'panic: index out of range [9]' : 'needs a disk that can be pulled';
    const result: BenchmarkResult = { id, name, outcome: story.outcome, message, measurements: [] };
    return { ...base, run, result, recentMedians: [] };
  }
  const result: BenchmarkResult = {
    id,
    name,
    outcome: 'measured',
    measurements: measurements(story, story.levels[last] ?? 1, last, true),
  };
  const recentMedians = pointsOf(story, 'time').map(({ samples }) => median(sortFinite(samples)));
  const baseline = baselineOf(story, id);
  const baselines = new Map(story.withoutBaseline ? [] : [[id, baseline]]);
  const comparisons = compareResults([result], baselines, defaultConfig, { runtimes: {}, otherEnvironments: [] });
  return { ...base, run, result, recentMedians, comparisons, ...(!story.withoutBaseline && { baseline }) };
}

/** One benchmark of every kind that the panel has a look for. */
export const sampleStates = (): readonly BenchmarkState[] => stories.map((story, index) => stateOf(story, 10 * index));

/** Many benchmarks of one kind. */
export const manyStates = (count: number): readonly BenchmarkState[] =>
  Array.from({ length: count }, (_, index) => stateOf({ name: `BenchmarkMany/n=${index}`, levels: [100, 100] }, index));

export const sampleHistory: Pick<HistoryStore, 'series' | 'metrics'> = {
  metrics: (id) => (stories.some(({ name, levels }) => id.endsWith(`#${name}`) && levels.length > 0) ? ['time'] : []),
  series: (id, metricId) => {
    const story = stories.find(({ name }) => id.endsWith(`#${name}`));
    return story === undefined ? [] : pointsOf(story, metricId);
  },
};

export const idOf = (name: string): BenchmarkId => benchmarkId('go', unit, name);
