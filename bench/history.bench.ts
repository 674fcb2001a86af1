import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Bench as Tinybench } from 'tinybench';
import { type BenchmarkId, benchmarkId } from '../src/core/model/benchmark.ts';
import { type Environment, environmentKey } from '../src/core/model/environment.ts';
import { allocsPerOpMetric, bytesPerOpMetric, timeMetric } from '../src/core/model/measurement.ts';
import type { Run } from '../src/core/model/run.ts';
import { openHistory } from '../src/node/history/openHistory.ts';
import type { Bench, Figure } from './figure.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const environment: Environment = {
  os: 'linux',
  arch: 'x64',
  cpuModel: 'Fast',
  cpuCount: 2,
  runtimes: { go: 'go1.26' },
};
const ids: readonly BenchmarkId[] = Array.from({ length: 100 }, (_, index) =>
  benchmarkId('go', 'p', `Benchmark${index}`),
);

/** 100 benchmarks, three metrics, ten samples each. */
function run(number: number): Run {
  const samples = Array.from({ length: 10 }, (_, index) => 1000 + number + index / 7);
  const measurements = [timeMetric, bytesPerOpMetric, allocsPerOpMetric].map((metric) => ({ metric, samples }));
  return {
    id: `run-${number}`,
    startedAt: new Date(1.7e12 + number * 1000).toISOString(),
    durationMs: 100_000,
    outcome: 'completed',
    environment,
    settings: { samples: 10, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 600_000 },
    requested: ids,
    results: ids.map((id) => ({ id, name: id, outcome: 'measured', measurements })),
    problems: [],
    sourceHashes: {},
  };
}

/** Adding to a history of 300 runs and reading from it; the peer is a file of JSON lines, which has no index, no lock and no flush. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'redline-bench-'));
  const lines = path.join(folder, 'history.jsonl');
  const { store } = openHistory(path.join(folder, 'history.db'), log);
  const [first] = ids;
  let next = 0;
  for (; next < 300; next++) {
    store.append(run(next));
    appendFileSync(lines, `${JSON.stringify(run(next))}\n`);
  }
  const readLines = () =>
    readFileSync(lines, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Run);

  const tasks = new Tinybench({ iterations: 5, time: 300, warmupTime: 50 })
    .add('series', () => void store.series(first ?? ('' as BenchmarkId), 'time'))
    .add('latest', () => void store.latest(environmentKey(environment)))
    .add('read lines', () => void readLines())
    .add('append', () => store.append(run(next++)))
    .add('append line', () => appendFileSync(lines, `${JSON.stringify(run(next++))}\n`));
  tasks.runSync();
  store.close();
  rmSync(folder, { recursive: true, force: true });

  const medianMs = (name: string): number => {
    const result = tasks.getTask(name)?.result;
    return result?.state === 'completed' ? result.latency.p50 : Number.NaN;
  };
  const figure = (name: string, task: string, peer: string): Figure => ({
    name,
    value: medianMs(task),
    unit: 'ms',
    peer: { name: 'JSON lines', value: medianMs(peer) },
  });
  return [
    figure('add a run of 100 benchmarks × 3 metrics × 10 samples', 'append', 'append line'),
    figure('series of one metric over 300 runs of 100 benchmarks', 'series', 'read lines'),
    figure('newest result of each of 100 benchmarks, of 300 runs', 'latest', 'read lines'),
  ];
};
