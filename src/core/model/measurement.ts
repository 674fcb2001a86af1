import type { BenchmarkId } from './benchmark.ts';

/** Which way is better. */
export type Direction = 'lower' | 'higher';

/** `exact`: repeats give the same number (allocations per op); `noisy`: they do not (time). Declared, never inferred. */
export type MetricClass = 'noisy' | 'exact';

/**
 * What was measured. `unit` is the base unit the samples are in: `ns`, `B`, `B/s`, `1` (a count), or the tool's own
 * text for a custom metric (Go's `ReportMetric` units, Google Benchmark's counters).
 */
export interface Metric {
  readonly id: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly class: MetricClass;
}

/** One number per repetition, in the order they were taken, in the metric's base unit. */
export interface Measurement {
  readonly metric: Metric;
  readonly samples: readonly number[];
  /** Iterations behind each sample, where the tool tells; same length as `samples`. */
  readonly iterations?: readonly number[];
}

/** What one run found out about one benchmark. */
export interface BenchmarkResult {
  readonly id: BenchmarkId;
  readonly name: string;
  readonly outcome: 'measured' | 'skipped' | 'failed';
  /** Why it was skipped or failed, in the tool's words. */
  readonly message?: string;
  readonly measurements: readonly Measurement[];
}

export const timeMetric: Metric = { id: 'time', unit: 'ns', direction: 'lower', class: 'noisy' };
export const bytesPerOpMetric: Metric = { id: 'bytesPerOp', unit: 'B', direction: 'lower', class: 'noisy' };
export const allocsPerOpMetric: Metric = { id: 'allocsPerOp', unit: '1', direction: 'lower', class: 'exact' };
export const throughputMetric: Metric = { id: 'throughput', unit: 'B/s', direction: 'higher', class: 'noisy' };
