import type { BenchmarkId } from './benchmark.ts';
import type { Metric } from './measurement.ts';

export type Verdict =
  | 'regressed'
  | 'improved'
  | 'unchanged'
  | 'inconclusive'
  | 'new'
  | 'missing'
  | 'incomparable'
  | 'failed';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** One run; one second stage in fresh processes; interleaved with a build of the baseline's commit. */
export type Standing = 'suspected' | 'repeated' | 'confirmed';

/** One side of a comparison. `low`/`high`: 95 % interval of the median, infinite when there are too few samples. */
export interface SampleSummary {
  readonly count: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The judgement of one metric of one benchmark against its baseline. Ratios are current over baseline, minus 1. */
export interface Comparison {
  readonly benchmark: BenchmarkId;
  readonly name: string;
  readonly metric: Metric;
  readonly verdict: Verdict;
  readonly baseline?: SampleSummary;
  readonly current?: SampleSummary;
  /** +0.12 is 12 % more than the baseline (worse or better as the metric's direction says). */
  readonly change?: number;
  /** Confidence interval of `change`, at 1 − α. */
  readonly interval?: readonly [low: number, high: number];
  /** Two-sided p of the test, and after adjustment over all comparisons of the run. */
  readonly p?: number;
  readonly pAdjusted?: number;
  /** The change that counts as nothing: the larger of threshold and noise floor. */
  readonly band?: number;
  readonly severity?: Severity;
  readonly standing?: Standing;
  /** For `inconclusive`: an estimate of samples per side that would decide; absent when more samples cannot. */
  readonly samplesNeeded?: number;
  /** Why, in words, most important first, already translated: too few samples, other toolchain, zero values… */
  readonly reasons: readonly string[];
}
