import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarkId } from '../../core/model/benchmark.ts';
import { type Environment, environmentKey } from '../../core/model/environment.ts';
import { allocsPerOpMetric, type BenchmarkResult, timeMetric } from '../../core/model/measurement.ts';
import type { Run } from '../../core/model/run.ts';
import type { HistoryStore } from '../../core/ports/historyStore.ts';
import { createMemoryHistory } from './memoryHistory.ts';
import { openHistory } from './openHistory.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const here: Environment = { os: 'linux', arch: 'x64', cpuModel: 'Fast', cpuCount: 2, runtimes: { go: 'go1.26' } };
const there: Environment = { ...here, cpuModel: 'Slow' };
const encode = benchmarkId('go', 'example.com/a', 'BenchmarkEncode');
const hostile = benchmarkId(
  'go',
  'example.com/ü #%',
  `Benchmark/';DROP TABLE run;--"\`$(x)\u0000é🎉${'n'.repeat(1000)}`,
);

const result = (id: typeof encode, samples: readonly number[]): BenchmarkResult => ({
  id,
  name: id,
  outcome: 'measured',
  measurements: [
    { metric: timeMetric, samples, iterations: samples.map(() => 1000) },
    { metric: allocsPerOpMetric, samples: samples.map(() => 3) },
  ],
});

const run = (minute: number, results: readonly BenchmarkResult[], rest: Partial<Run> = {}): Run => ({
  id: `20261121T08${minute}00.000Z-1a2b3c`,
  startedAt: `2026-11-21T08:${minute}:00.000Z`,
  durationMs: 1234.5,
  outcome: 'completed',
  environment: here,
  settings: { samples: 3, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 60_000 },
  requested: results.map(({ id }) => id),
  results,
  problems: [{ code: 'not-reported', severity: 'warning', message: 'gone', benchmark: encode }],
  sourceHashes: { 'example.com/a': 'abc' },
  ...rest,
});

const commit = { hash: 'c0ffee', branch: 'main', dirty: true, subject: 'Faster', author: 'A <a@b>', committedAt: '' };
const exact = [0.1 + 0.2, 5e-324, Number.MAX_VALUE, -0, Number.NaN, Number.POSITIVE_INFINITY];
const failed: BenchmarkResult = { id: hostile, name: 'x', outcome: 'failed', message: 'panic', measurements: [] };

const runs = {
  first: run(10, [result(hostile, exact), result(encode, [1, 2, 3])]),
  second: run(20, [result(encode, [4, 5, 6])], { commit }),
  elsewhere: run(30, [result(encode, [7, 8, 9])], { environment: there }),
  last: run(40, [failed]),
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redline-history-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['on disk', () => openHistory(path.join(folder, 'new folder/history.db'), log).store],
  ['in memory', createMemoryHistory],
])('a history %s', (_where, open) => {
  let history: HistoryStore;
  beforeAll(() => {
    history = open();
    for (const one of [runs.second, runs.first, runs.last, runs.elsewhere]) history.append(one);
  });
  afterAll(() => history.close());

  it('gives back a run exactly: samples, order, hostile names', () => {
    expect(Object.values(runs).map(({ id }) => history.run(id))).toEqual(Object.values(runs));
    expect(history.run('nothing')).toBeUndefined();
  });

  it('lists runs without their samples, newest first', () => {
    expect(history.runs().map(({ startedAt }) => startedAt.slice(14, 16))).toEqual(['40', '30', '20', '10']);
    const { results: _results, ...summary } = runs.last;
    expect(history.runs({ limit: 1 })).toEqual([summary]);
  });

  it('knows the newest result of each benchmark, of one environment only, failed ones too', () => {
    const latest = history.latest(environmentKey(here));
    expect(
      [...latest].map(
        ([
          id,
          {
            run: { id: runId },
            result: found,
          },
        ]) => [id, runId, found],
      ),
    ).toEqual(
      expect.arrayContaining([
        [hostile, runs.last.id, failed],
        [encode, runs.second.id, runs.second.results[0]],
      ]),
    );
    expect(latest.size).toBe(2);
    expect([...history.latest(environmentKey(there)).keys()]).toEqual([encode]);
    expect(history.latest('nowhere').size).toBe(0);
  });

  it('gives a series oldest first, with what is known of the commits', () => {
    const series = history.series(encode, 'time');
    expect(series.map(({ samples }) => samples[0])).toEqual([1, 4, 7]);
    const { hash, ...known } = { hash: 'c0ffee', branch: 'main', dirty: true, subject: 'Faster' };
    const { id: runId, startedAt } = runs.second;
    const environment = environmentKey(here);
    expect(series[1]).toEqual({
      runId,
      startedAt,
      environmentKey: environment,
      samples: [4, 5, 6],
      commit: hash,
      ...known,
    });
    expect(series[0]).not.toHaveProperty('commit');
  });

  it('gives the newest points when asked for few', () => {
    expect(history.series(encode, 'time', { limit: 2 }).map(({ samples }) => samples[0])).toEqual([4, 7]);
    expect(history.series(encode, 'throughput')).toEqual([]);
  });

  it('knows the metrics of a benchmark, the first measured first', () => {
    expect(history.metrics(encode)).toEqual(['time', 'allocsPerOp']);
    expect(history.metrics(benchmarkId('go', 'a', 'BenchmarkNone'))).toEqual([]);
  });
});

describe('on disk', () => {
  it('is still there when opened again', () => {
    const file = path.join(folder, 'again.db');
    const first = openHistory(file, log);
    first.store.append(runs.first);
    first.store.close();
    const second = openHistory(file, log);
    expect([second.problem, second.store.run(runs.first.id)]).toEqual([undefined, runs.first]);
    second.store.close();
  });

  it('keeps nothing of a run that fails half-way', () => {
    const { store } = openHistory(path.join(folder, 'half.db'), log);
    const broken = {
      ...runs.first,
      results: [...runs.first.results, { ...failed, name: undefined as unknown as string }],
    };
    expect(() => store.append(broken)).toThrow();
    expect([store.runs(), store.metrics(encode)]).toEqual([[], []]);
    store.append(runs.first);
    expect(store.runs()).toHaveLength(1);
    store.close();
  });
});
