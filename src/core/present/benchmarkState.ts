import type { BaselineRecord } from '../model/baseline.ts';
import type { Benchmark } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import type { RunSummary } from '../ports/historyStore.ts';

/** All that any presenter may want to know about one benchmark. The pure "what to show" functions read only this. */
export interface BenchmarkState {
  readonly benchmark: Benchmark;
  readonly activity: 'idle' | 'queued' | 'running';
  /** The newest result on this machine and the run it came from. */
  readonly result?: BenchmarkResult;
  readonly run?: Pick<RunSummary, 'id' | 'startedAt' | 'commit' | 'environment'>;
  /** One per metric of the result, judged against the baseline; the first is the primary metric. */
  readonly comparisons: readonly Comparison[];
  readonly baseline?: BaselineRecord;
  /** The source of the unit changed after the run. */
  readonly stale: boolean;
  /** Medians of the primary metric over the newest runs, oldest first, for the sparkline. */
  readonly recentMedians: readonly number[];
}

/** All that one place in a file shows: the benchmark found there, and the children that only runs have named. */
export interface BenchmarkGroup {
  readonly state: BenchmarkState;
  readonly children: readonly BenchmarkState[];
}
