import type { BenchmarkId } from './benchmark.ts';
import type { Environment } from './environment.ts';
import type { BenchmarkResult } from './measurement.ts';
import type { Problem } from './problem.ts';

/** The commit a run was made on. */
export interface CommitState {
  readonly hash: string;
  readonly branch?: string;
  /** True when tracked files differed from the commit. */
  readonly dirty: boolean;
  readonly author?: string;
  readonly subject?: string;
  /** ISO 8601. */
  readonly committedAt?: string;
}

/** How a run measured; from config and flags. */
export interface MeasureSettings {
  /** Samples per benchmark in all. */
  readonly samples: number;
  readonly sampleTimeMs: number;
  /** Time measured and thrown away before the samples of each process. */
  readonly warmupTimeMs: number;
  /** Processes over which the samples are spread. */
  readonly processes: number;
  /** A process that takes this much longer than its samples are planned to take is stopped and reported as timed out. */
  readonly timeoutMs: number;
}

/** One execution of a plan: everything that is kept of it. */
export interface Run {
  /** Sorts by time: `20261121T085402.123Z-1a2b3c`. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: 'completed' | 'stopped';
  readonly commit?: CommitState;
  readonly environment: Environment;
  readonly settings: MeasureSettings;
  readonly requested: readonly BenchmarkId[];
  readonly results: readonly BenchmarkResult[];
  readonly problems: readonly Problem[];
  /** Per unit, a hash of the source it was built from: tells later whether a result is stale. */
  readonly sourceHashes: Readonly<Record<string, string>>;
}
