import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { environmentKey } from '../../core/model/environment.ts';
import type { Run } from '../../core/model/run.ts';
import type { HistoryStore, RunSummary, SeriesPoint } from '../../core/ports/historyStore.ts';
import { defaultSeriesLimit } from './schema.ts';

const summaryOf = ({ results: _results, ...summary }: Run): RunSummary => summary;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function pointOf({ id, startedAt, commit, environment }: Run, samples: readonly number[]): SeriesPoint {
  const { hash, branch, dirty, subject } = commit ?? {};
  return {
    runId: id,
    startedAt,
    environmentKey: environmentKey(environment),
    samples,
    ...(hash === undefined ? {} : { commit: hash }),
    ...(branch === undefined ? {} : { branch }),
    ...(dirty === undefined ? {} : { dirty }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** A history that ends with the process. Behaves like the one on disk. */
export function createMemoryHistory(): HistoryStore {
  /** Oldest first. */
  const runs: Run[] = [];

  const measurementsOf = (benchmark: BenchmarkId) =>
    runs.flatMap((run) =>
      run.results
        .filter(({ id }) => id === benchmark)
        .flatMap(({ measurements }) => measurements.map(({ metric, samples }) => ({ run, metric, samples }))),
    );

  return {
    append: (run) => {
      runs.push(run);
      runs.sort((a, b) => compareText(a.startedAt, b.startedAt));
    },
    runs: ({ limit = Number.POSITIVE_INFINITY } = {}) => runs.toReversed().slice(0, limit).map(summaryOf),
    run: (id) => runs.find((run) => run.id === id),
    latest: (key) =>
      new Map(
        runs
          .filter(({ environment }) => environmentKey(environment) === key)
          .flatMap((run) => run.results.map((result) => [result.id, { run: summaryOf(run), result }] as const)),
      ),
    series: (benchmark, metricId, { limit = defaultSeriesLimit } = {}) =>
      measurementsOf(benchmark)
        .filter(({ metric }) => metric.id === metricId)
        .map(({ run, samples }) => pointOf(run, samples))
        .slice(-limit),
    metrics: (benchmark) => [...new Set(measurementsOf(benchmark).map(({ metric }) => metric.id))],
    close: () => undefined,
  };
}
