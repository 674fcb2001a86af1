import type { BenchmarkId } from '../model/benchmark.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';

/** Facts of a run without its samples. */
export type RunSummary = Omit<Run, 'results'>;

/** One run's samples of one metric. */
export interface SeriesPoint {
  readonly runId: string;
  readonly startedAt: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly dirty?: boolean;
  readonly subject?: string;
  readonly environmentKey: string;
  readonly samples: readonly number[];
}

export interface LatestResult {
  readonly run: RunSummary;
  readonly result: BenchmarkResult;
}

/** All runs on this machine for one root. Many processes may use it at once. */
export interface HistoryStore {
  /** All or nothing. @throws UserError when the run could not be recorded: it says why, and where the run waits. */
  append(run: Run): void;
  runs(options?: { readonly limit?: number }): readonly RunSummary[];
  run(id: string): Run | undefined;
  /** The newest result of each benchmark, of this environment only. */
  latest(environmentKey: string): ReadonlyMap<BenchmarkId, LatestResult>;
  /** Oldest first; at most the newest `limit` points (default 2 000). */
  series(benchmark: BenchmarkId, metricId: string, options?: { readonly limit?: number }): readonly SeriesPoint[];
  /** Metric ids that have been measured for a benchmark. */
  metrics(benchmark: BenchmarkId): readonly string[];
  close(): void;
}
