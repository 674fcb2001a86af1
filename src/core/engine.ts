import type { BaselineFile, BaselineRecord } from './model/baseline.ts';
import type { Benchmark, BenchmarkId } from './model/benchmark.ts';
import type { Comparison } from './model/comparison.ts';
import type { Config } from './model/config.ts';
import type { Environment } from './model/environment.ts';
import type { BenchmarkResult } from './model/measurement.ts';
import type { Problem } from './model/problem.ts';
import type { MeasureSettings, Run } from './model/run.ts';
import type { HistoryStore } from './ports/historyStore.ts';

export interface ConfigReading {
  readonly config: Config;
  /** With an error the file is broken: `config` then holds the defaults, and nothing is measured until it is mended. */
  readonly problems: readonly Problem[];
  /** Absolute path of the file that was read, if there is one. */
  readonly path?: string;
}

export interface ScanReport {
  readonly benchmarks: readonly Benchmark[];
  readonly problems: readonly Problem[];
  readonly filesSeen: number;
  readonly filesParsed: number;
  readonly durationMs: number;
}

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Globs to leave out besides `.gitignore` and the config, e.g. VS Code's `files.exclude`. */
  readonly exclude?: readonly string[];
  /**
   * Absolute paths that file events named since the last scan: only these are looked at, the rest is taken from memory.
   * Absent: everything is checked.
   */
  readonly changed?: readonly string[];
  readonly onProgress?: (filesSeen: number) => void;
}

export interface RunRequest {
  readonly targets: readonly Benchmark[];
  /** Command-line flags; they win over the config. */
  readonly overrides?: Partial<MeasureSettings>;
  /** What the source is known to hold besides the targets: children found here do not count as named by the run alone. */
  readonly known?: readonly Benchmark[];
  /** Belong to the selection but are in the source no more (a baseline knows them): judged as `missing`. */
  readonly vanished?: readonly BenchmarkId[];
}

export interface RunProgress {
  /** Benchmarks finished, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly current?: BenchmarkId;
  readonly remainingMs?: number;
}

/** How a host follows a run. Every method is optional to act on; none may throw. */
export interface RunObserver {
  /** `queued`: another run on this machine has to end first. */
  onPhase(phase: 'queued' | 'preparing' | 'running' | 'finishing'): void;
  /** A process is about to start; `commandLine` is for reading, not for running. */
  onCommand(commandLine: string, workingDirectory: string): void;
  onOutput(chunk: string): void;
  onProgress(progress: RunProgress): void;
}

export interface RunReport {
  readonly run: Run;
  readonly comparisons: readonly Comparison[];
  /** The run's own problems, and those of comparing and recording it. */
  readonly problems: readonly Problem[];
  /** Children that only this run has named, placed at their parents. */
  readonly reported: readonly Benchmark[];
  /** False when history could not be written: the run is shown, not kept. */
  readonly recorded: boolean;
}

export interface BaselineReading {
  readonly file: BaselineFile | undefined;
  readonly path: string;
  readonly problems: readonly Problem[];
}

export interface Baselines {
  /** The baselines of an environment (this machine's when left out). Never throws for a broken file: says so in `problems`. */
  read(environmentKey?: string): Promise<BaselineReading>;
  /** Environment keys that have a file. */
  environments(): Promise<readonly string[]>;
  /**
   * Adds or replaces the records of these results, under a lock, atomically. Results that measured nothing are left out.
   * @throws UserError when the file on disk is broken or newer (it is left untouched) or cannot be written.
   */
  record(run: Run, benchmarks: readonly BenchmarkId[], reason?: string): Promise<readonly BaselineRecord[]>;
  remove(benchmarks: readonly BenchmarkId[], environmentKey?: string): Promise<number>;
}

/** What both hosts use: the editor and the command line call nothing below this. One engine per root. */
export interface Engine {
  readonly root: string;
  config(): Promise<ConfigReading>;
  /** Hardware and OS. Starts no tool, so `runtimes` is empty: a run's own environment names them. */
  environment(): Promise<Environment>;
  scan(options?: ScanOptions): Promise<ScanReport>;
  run(request: RunRequest, observer: RunObserver, signal: AbortSignal): Promise<RunReport>;
  readonly baselines: Baselines;
  /** Judges results against this environment's baselines. */
  compare(results: readonly BenchmarkResult[], environment: Environment): Promise<readonly Comparison[]>;
  /**
   * Hash of the source that a benchmark's unit is built from now; a run whose `sourceHashes[benchmark.unit]` differs
   * is stale. `undefined` when the unit cannot be found any more.
   */
  sourceHash(benchmark: Benchmark): Promise<string | undefined>;
  /** Opened on first need. When it cannot be opened, an in-memory one and the problem that says so. */
  history(): { readonly store: HistoryStore; readonly problem?: Problem };
  dispose(): void;
}
