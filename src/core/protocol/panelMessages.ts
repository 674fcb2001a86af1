import type { BenchmarkId } from '../model/benchmark.ts';
import type { Severity, Standing, Verdict } from '../model/comparison.ts';
import type { Metric } from '../model/measurement.ts';

/**
 * Everything the panel and the extension say to each other. Plain JSON: no `undefined` inside arrays, no infinities
 * (an unbounded interval end is left out), because webview messages are serialized.
 */

/** A judgement, worded for reading. */
export interface VerdictView {
  readonly verdict: Verdict;
  readonly severity?: Severity;
  readonly standing?: Standing;
  /** `12 % slower than baseline`. */
  readonly text: string;
  /** Why, most important first. */
  readonly reasons: readonly string[];
}

/** One line of the overview. */
export interface OverviewRow {
  readonly id: BenchmarkId;
  readonly name: string;
  readonly unit: string;
  /** Relative to its workspace folder, for reading. */
  readonly file: string;
  /** One-based, for reading. */
  readonly line: number;
  readonly activity: 'idle' | 'queued' | 'running';
  /** Absent when there is nothing to judge: never run, or skipped. */
  readonly verdict?: VerdictView;
  /** Why the newest run has no number: the tool's words. */
  readonly skipped?: string;
  /** The primary metric: of `median`, `change` and `sparkline`. `verdict` names another one where that is worse. */
  readonly metric?: Metric;
  /** In the metric's base unit. */
  readonly median?: number;
  /** Current over baseline, minus 1. */
  readonly change?: number;
  /** Medians over the newest runs, oldest first. */
  readonly sparkline: readonly number[];
  /** The source changed after the run. */
  readonly stale: boolean;
  /** ISO 8601, UTC. */
  readonly measuredAt?: string;
  readonly hasBaseline: boolean;
  /** Changes whenever a series of this benchmark may have changed. */
  readonly revision: string;
}

/** One run's samples of one metric, summarized. */
export interface TrendPoint {
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly subject?: string;
  readonly dirty: boolean;
  readonly median: number;
  /** 95 % interval of the median; an end that no number of these samples can bound is absent. */
  readonly low?: number;
  readonly high?: number;
  readonly sampleCount: number;
  /** Measured in the environment of the baseline, so that the two may be compared. */
  readonly comparable: boolean;
  /** Only the newest result is judged; older points were judged against the baseline of their own day. */
  readonly verdict?: VerdictView;
}

/** What the points are held against. All numbers in the metric's base unit. */
export interface BaselineBand {
  readonly median: number;
  /** Medians between these two count as unchanged. */
  readonly low: number;
  readonly high: number;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly commit?: string;
  readonly author?: string;
  readonly reason?: string;
}

/** One entry of the metric picker. */
export interface MetricView {
  readonly metric: Metric;
  readonly median?: number;
  readonly verdict?: VerdictView;
}

/** A benchmark's series of one metric. */
export interface TrendSeries {
  readonly benchmark: BenchmarkId;
  /** Every metric with history, result or baseline; the primary one first. */
  readonly metrics: readonly MetricView[];
  /** The metric the points are of. */
  readonly metric: Metric;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** Older points exist that were left out. */
  readonly truncated: boolean;
  readonly baseline?: BaselineBand;
}

/** What the panel may ask for. Each request is answered, with a result or with an error. */
export type PanelRequest =
  | { readonly kind: 'series'; readonly benchmark: BenchmarkId; readonly metric?: string | undefined }
  | { readonly kind: 'samples'; readonly benchmark: BenchmarkId; readonly metric: string; readonly runId: string }
  | { readonly kind: 'run'; readonly benchmark: BenchmarkId }
  | { readonly kind: 'recordBaseline'; readonly benchmark: BenchmarkId }
  | { readonly kind: 'openSource'; readonly benchmark: BenchmarkId }
  | { readonly kind: 'copyCommit'; readonly commit: string };

/** The answer to each kind of request; commands answer when they were carried out. */
export interface PanelAnswers {
  readonly series: TrendSeries;
  readonly samples: readonly number[];
  readonly run: null;
  readonly recordBaseline: null;
  readonly openSource: null;
  readonly copyCommit: null;
}

/** Panel → extension. */
export type FromPanel =
  /** The page has loaded (again): it knows nothing yet. */
  { readonly type: 'ready' } | { readonly type: 'request'; readonly requestId: number; readonly request: PanelRequest };

export interface PanelStatus {
  /** Benchmarks are still being looked for. */
  readonly scanning: boolean;
  /** False in Restricted Mode: results can be looked at, nothing is run or recorded. */
  readonly canRun: boolean;
}

export type PanelFailure = {
  readonly ok: false;
  /** Advice to the user, already translated. */
  readonly message: string;
  readonly remedy?: string;
};

export type PanelOutcome = { readonly ok: true; readonly answer: PanelAnswers[keyof PanelAnswers] } | PanelFailure;

/** Extension → panel. */
export type ToPanel =
  /** Answers `ready`. */
  | {
      readonly type: 'init';
      /** Contents of the translation bundle; absent for English. */
      readonly l10n?: Readonly<Record<string, string>>;
      /** BCP 47, for dates and times. */
      readonly language: string;
      readonly status: PanelStatus;
      readonly rows: readonly OverviewRow[];
      readonly show?: BenchmarkId;
    }
  /** Only what differs from the rows sent before. */
  | {
      readonly type: 'changed';
      readonly status: PanelStatus;
      readonly rows: readonly OverviewRow[];
      readonly removed: readonly BenchmarkId[];
    }
  /** Without a benchmark: the overview. */
  | { readonly type: 'show'; readonly benchmark?: BenchmarkId }
  | { readonly type: 'response'; readonly requestId: number; readonly outcome: PanelOutcome };
