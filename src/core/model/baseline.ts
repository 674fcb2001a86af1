import type { BenchmarkId } from './benchmark.ts';
import type { Environment } from './environment.ts';
import type { Measurement } from './measurement.ts';

/** Accepted measurements of one benchmark in one environment. */
export interface BaselineRecord {
  readonly benchmark: BenchmarkId;
  readonly name: string;
  readonly measurements: readonly Measurement[];
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly run: string;
  readonly commit?: string;
  readonly dirty?: boolean;
  readonly author?: string;
  readonly reason?: string;
  /** Toolchain versions it was measured with: reported when they differ. */
  readonly runtimes: Readonly<Record<string, string>>;
}

/** One file `.redline/baselines/<environment key>.json`. */
export interface BaselineFile {
  readonly version: 1;
  readonly environment: Pick<Environment, 'os' | 'arch' | 'cpuModel' | 'cpuCount'>;
  readonly records: ReadonlyMap<BenchmarkId, BaselineRecord>;
}
