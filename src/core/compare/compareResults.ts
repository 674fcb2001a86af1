import { metricTitle } from '../format/value.ts';
import type { BaselineRecord } from '../model/baseline.ts';
import { type BenchmarkId, parseBenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Config } from '../model/config.ts';
import { type BenchmarkResult, type Measurement, type Metric, timeMetric } from '../model/measurement.ts';
import { sortFinite } from '../statistics/sorted.ts';
import { summarise } from '../statistics/summarise.ts';
import { comparePairs, type Pair } from './comparePairs.ts';
import { limitsFor } from './limits.ts';
import { otherRuntimes } from './otherRuntimes.ts';
import * as because from './reasons.ts';
import { unreported } from './unreported.ts';

export interface CompareContext {
  /** What was asked for; a parent stands for its children. Left out: nothing can be missing. */
  readonly requested?: readonly BenchmarkId[];
  /** Toolchains of this run by name. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** Keys of other environments that have baselines. */
  readonly otherEnvironments: readonly string[];
  /** φ of a benchmark's metric, once it is known. */
  readonly noiseFloor?: (benchmark: BenchmarkId, metricId: string) => number | undefined;
}

export type BaselineRecords = ReadonlyMap<BenchmarkId, BaselineRecord>;

/**
 * Judges a run against the baselines of its environment. One comparison per metric that was measured, time first; one for
 * a benchmark that failed or is missing. p is adjusted over all of them.
 * @param baselines undefined when this environment has no baseline file
 */
export function compareResults(
  results: readonly BenchmarkResult[],
  baselines: BaselineRecords | undefined,
  config: Config,
  context: CompareContext,
): readonly Comparison[] {
  const isElsewhere = baselines === undefined && context.otherEnvironments.length > 0;
  const judged = results.flatMap((result) => {
    const record = baselines?.get(result.id);
    if (result.outcome === 'failed') return [withoutNumbers(result, record, 'failed', because.failed(result.message))];
    if (result.outcome === 'skipped') {
      const verdict = record === undefined ? 'inconclusive' : 'missing';
      return [withoutNumbers(result, record, verdict, because.skipped(result.message))];
    }
    if (record !== undefined) return againstRecord(result, record, context, config);
    return timeFirst(result.measurements).map((measurement) =>
      isElsewhere
        ? alone(result, measurement, config, 'incomparable', [
            because.otherEnvironment(context.otherEnvironments),
            because.recordHere(),
          ])
        : alone(result, measurement, config, 'new', [because.noBaseline()]),
    );
  });
  const { missing, failed } = unreported(results, baselines, context.requested ?? []);
  const entries = [
    ...judged,
    ...missing.map((record) =>
      withoutNumbers({ id: record.benchmark, name: record.name }, record, 'missing', because.notReported()),
    ),
    ...failed.map((id) =>
      withoutNumbers({ id, name: parseBenchmarkId(id)?.name ?? id }, undefined, 'failed', because.notReported()),
    ),
  ];
  const compared = comparePairs(entries.filter(isPair), config).values();
  return entries.flatMap((entry) => (isPair(entry) ? (compared.next().value ?? []) : entry));
}

const isPair = (entry: Pair | Comparison): entry is Pair => !('verdict' in entry);

/** A pair for each metric on both sides; a metric that vanished is missing, one that changed its unit cannot be compared. */
function againstRecord(
  result: BenchmarkResult,
  record: BaselineRecord,
  { runtimes, noiseFloor }: CompareContext,
  config: Config,
): readonly (Pair | Comparison)[] {
  const { id: benchmark, name } = result;
  const notes = otherRuntimes(runtimes, record);
  const present = timeFirst(result.measurements).map((current): Pair | Comparison => {
    const baseline = record.measurements.find(({ metric }) => metric.id === current.metric.id);
    if (baseline === undefined) return alone(result, current, config, 'new', [because.noBaseline()]);
    if (baseline.metric.unit !== current.metric.unit) {
      const reason = because.otherUnit(current.metric.unit, baseline.metric.unit);
      return alone(result, current, config, 'incomparable', [reason]);
    }
    return { benchmark, name, baseline, current, notes, noiseFloor: noiseFloor?.(benchmark, current.metric.id) };
  });
  const reported = new Set(result.measurements.map(({ metric }) => metric.id));
  const vanished = record.measurements
    .filter(({ metric }) => !reported.has(metric.id))
    .map(({ metric }): Comparison => {
      const reasons = [because.metricNotReported(metricTitle(metric))];
      return { benchmark, name, metric, verdict: 'missing', reasons };
    });
  return [...present, ...vanished];
}

const isTime = ({ metric }: Measurement): boolean => metric.id === timeMetric.id;

/** Time is the primary metric and comes first; the others keep their order. */
function timeFirst(measurements: readonly Measurement[]): readonly Measurement[] {
  return [...measurements.filter(isTime), ...measurements.filter((measurement) => !isTime(measurement))];
}

/** A measurement with nothing to compare it with. */
function alone(
  { id, name }: BenchmarkResult,
  { metric, samples }: Measurement,
  config: Config,
  verdict: 'new' | 'incomparable',
  reasons: readonly string[],
): Comparison {
  const current = summarise(sortFinite(samples));
  return {
    benchmark: id,
    name,
    metric: limitsFor(metric, config).metric,
    verdict,
    ...(current.count > 0 && { current }),
    reasons,
  };
}

/** One comparison for the whole benchmark, under its primary metric. */
function withoutNumbers(
  { id, name }: Pick<BenchmarkResult, 'id' | 'name'>,
  record: BaselineRecord | undefined,
  verdict: 'failed' | 'missing' | 'inconclusive',
  reason: string,
): Comparison {
  const metric: Metric = timeFirst(record?.measurements ?? [])[0]?.metric ?? timeMetric;
  return { benchmark: id, name, metric, verdict, reasons: [reason] };
}
