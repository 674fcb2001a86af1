import { t } from '@vscode/l10n';
import type { BenchmarkId } from '../model/benchmark.ts';
import { environmentKey } from '../model/environment.ts';
import {
  allocsPerOpMetric,
  bytesPerOpMetric,
  type Measurement,
  type Metric,
  throughputMetric,
  timeMetric,
} from '../model/measurement.ts';
import { UserError } from '../model/problem.ts';
import type { HistoryStore, SeriesPoint } from '../ports/historyStore.ts';
import type { BaselineBand, MetricView, TrendPoint, TrendSeries } from '../protocol/panelMessages.ts';
import { median, sortFinite } from '../statistics/sorted.ts';
import { summarise } from '../statistics/summarise.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { viewVerdict } from './panelVerdict.ts';

/** Newest runs shown: more than a chart has pixels for, and still a small message. */
const maxPoints = 1000;

const knownMetrics: readonly Metric[] = [timeMetric, bytesPerOpMetric, allocsPerOpMetric, throughputMetric];

/** An old metric of which only history knows is shown in the tool's own words. */
function metricById(id: string, measurements: readonly Measurement[]): Metric {
  return (
    measurements.find(({ metric }) => metric.id === id)?.metric ??
    knownMetrics.find((metric) => metric.id === id) ?? { id, unit: id, direction: 'lower', class: 'noisy' }
  );
}

function metricView(id: string, state: BenchmarkState): MetricView {
  const { result, baseline, comparisons } = state;
  const measured = result?.measurements ?? [];
  const comparison = comparisons.find(({ metric }) => metric.id === id);
  const middle = median(sortFinite(measured.find(({ metric }) => metric.id === id)?.samples ?? []));
  return {
    metric: metricById(id, [...measured, ...(baseline?.measurements ?? [])]),
    ...(Number.isFinite(middle) && { median: middle }),
    ...(comparison !== undefined && { verdict: viewVerdict(comparison, state) }),
  };
}

function metricViews(state: BenchmarkState, historic: readonly string[]): readonly MetricView[] {
  const current = [...(state.result?.measurements ?? []), ...(state.baseline?.measurements ?? [])];
  const ids = new Set([...current.map(({ metric }) => metric.id), ...historic]);
  return [...ids].map((id) => metricView(id, state));
}

function trendPoint(point: SeriesPoint, state: BenchmarkState, environment: string, metricId: string): TrendPoint {
  const { low, high, count, ...summary } = summarise(sortFinite(point.samples));
  const { commit, branch, subject } = point;
  const judged =
    point.runId === state.run?.id ? state.comparisons.find(({ metric }) => metric.id === metricId) : undefined;
  return {
    runId: point.runId,
    startedAt: point.startedAt,
    dirty: point.dirty ?? false,
    median: summary.median,
    sampleCount: count,
    comparable: point.environmentKey === environment,
    ...(Number.isFinite(low) && { low }),
    ...(Number.isFinite(high) && { high }),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(subject !== undefined && { subject }),
    ...(judged !== undefined && { verdict: viewVerdict(judged, state) }),
  };
}

/** The band of the newest comparison around the baseline's median; before the first comparison, the median's own interval. */
function baselineBand({ baseline, comparisons }: BenchmarkState, metricId: string): BaselineBand | undefined {
  const measurement = baseline?.measurements.find(({ metric }) => metric.id === metricId);
  if (baseline === undefined || measurement === undefined || measurement.samples.length === 0) return undefined;
  const { low, high, ...summary } = summarise(sortFinite(measurement.samples));
  const band = comparisons.find(({ metric }) => metric.id === metricId)?.band;
  const bounds =
    band === undefined
      ? [low, high].map((end) => (Number.isFinite(end) ? end : summary.median))
      : [summary.median * (1 - band), summary.median * (1 + band)];
  const { recordedAt, commit, author, reason } = baseline;
  return {
    median: summary.median,
    low: Math.min(...bounds),
    high: Math.max(...bounds),
    recordedAt,
    ...(commit !== undefined && { commit }),
    ...(author !== undefined && { author }),
    ...(reason !== undefined && { reason }),
  };
}

/**
 * A benchmark's series of one metric: of `metricId` when the benchmark has it, else of the primary metric. Without
 * history (never run, or no root holds it) there are no points.
 */
export function buildTrendSeries(
  state: BenchmarkState,
  history: Pick<HistoryStore, 'series' | 'metrics'> | undefined,
  metricId?: string,
): TrendSeries {
  const { id } = state.benchmark;
  const metrics = metricViews(state, history?.metrics(id) ?? []);
  const chosen = metrics.find(({ metric }) => metric.id === metricId) ?? metrics[0];
  const metric = chosen?.metric ?? timeMetric;
  const stored = (history?.series(id, metric.id, { limit: maxPoints + 1 }) ?? []).filter(({ samples }) =>
    samples.some(Number.isFinite),
  );
  const environment =
    state.run === undefined ? (stored.at(-1)?.environmentKey ?? '') : environmentKey(state.run.environment);
  const baseline = baselineBand(state, metric.id);
  return {
    benchmark: id,
    metrics,
    metric,
    points: stored.slice(-maxPoints).map((point) => trendPoint(point, state, environment, metric.id)),
    truncated: stored.length > maxPoints,
    ...(baseline !== undefined && { baseline }),
  };
}

/**
 * The samples behind one point, in the order they were taken.
 * @throws UserError when history no longer has that run.
 */
export function runSamples(
  history: Pick<HistoryStore, 'series'> | undefined,
  { benchmark, metric, runId }: { readonly benchmark: BenchmarkId; readonly metric: string; readonly runId: string },
): readonly number[] {
  const point = history?.series(benchmark, metric).find((candidate) => candidate.runId === runId);
  if (point !== undefined) return point.samples;
  throw new UserError({
    code: 'history-unavailable',
    severity: 'warning',
    message: t('The history no longer has the samples of this run.'),
    benchmark,
  });
}
