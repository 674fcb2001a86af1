import type { Baselines } from '../../src/core/engine.ts';
import { type BenchmarkId, benchmarkId } from '../../src/core/model/benchmark.ts';
import { type Environment, environmentKey } from '../../src/core/model/environment.ts';
import { timeMetric } from '../../src/core/model/measurement.ts';
import type { Run } from '../../src/core/model/run.ts';
import type { Logger } from '../../src/core/ports/services.ts';
import { createBaselines } from '../../src/core/record/baselines.ts';
import { systemClock } from '../../src/node/clock.ts';
import { nodeFileSystem } from '../../src/node/fileSystem.ts';
import { openHistory } from '../../src/node/history/openHistory.ts';
import { createLockService } from '../../src/node/lock.ts';

/** Used by the tests, and, bundled and started as a process of its own, the writer that they race with and kill. */
export const silentLog: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

const environment: Environment = { os: 'linux', arch: 'x64', cpuModel: 'Fast', cpuCount: 2, runtimes: {} };
export const environmentOfTests = environmentKey(environment);

export const baselinesOf = (root: string): Baselines =>
  createBaselines({
    root,
    files: nodeFileSystem,
    lock: createLockService(silentLog),
    git: { author: () => Promise.resolve('Ada <ada@example.org>') },
    clock: systemClock,
    environmentKey: () => Promise.resolve(environmentOfTests),
  });

export const idsOf = (prefix: string, count: number): readonly BenchmarkId[] =>
  Array.from({ length: count }, (_, index) => benchmarkId('go', 'example.com/a', `${prefix}${index}`));

/** A run in which every benchmark has the same ten samples. */
export const runOf = (id: string, ids: readonly BenchmarkId[], sample: number): Run => ({
  id,
  startedAt: new Date(Date.UTC(2026, 10, 21) + sample).toISOString(),
  durationMs: 1,
  outcome: 'completed',
  environment,
  settings: { samples: 10, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 60_000 },
  requested: ids,
  results: ids.map((benchmark) => ({
    id: benchmark,
    name: benchmark,
    outcome: 'measured',
    measurements: [{ metric: timeMetric, samples: Array.from({ length: 10 }, () => sample) }],
  })),
  problems: [],
  sourceHashes: {},
});

const jobs: Readonly<Record<string, (target: string, prefix: string, count: number) => Promise<void>>> = {
  /** Records all benchmarks again and again, until it is killed. */
  endless: async (root, prefix, count) => {
    const baselines = baselinesOf(root);
    const ids = idsOf(prefix, count);
    for (let sample = 1; ; sample++) {
      await baselines.record(runOf('endless', ids, sample), ids);
      if (sample === 1) console.log('writing');
    }
  },
  /** Records one benchmark after the other. */
  baselines: async (root, prefix, count) => {
    const baselines = baselinesOf(root);
    for (const id of idsOf(prefix, count)) await baselines.record(runOf('one', [id], 1), [id]);
  },
  /** Adds one run after the other to a history. */
  history: async (file, prefix, count) => {
    const { store, problem } = openHistory(file, silentLog);
    if (problem !== undefined) throw new Error(problem.message);
    for (let index = 0; index < count; index++) store.append(runOf(`${prefix}${index}`, idsOf('B', 5), index));
    store.close();
    await Promise.resolve();
  },
};

const [job, target, prefix, count] = process.argv.slice(2);
if (process.env['REDLINE_TEST_WRITER'] !== undefined && job !== undefined) {
  await jobs[job]?.(target ?? '', prefix ?? '', Number(count));
}
