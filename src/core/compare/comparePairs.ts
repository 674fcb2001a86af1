import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Config } from '../model/config.ts';
import type { Measurement } from '../model/measurement.ts';
import { benjaminiHochberg } from '../statistics/benjaminiHochberg.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { judge } from './judge.ts';
import { type Limits, limitsFor } from './limits.ts';

/** One metric of one benchmark on both sides, in one unit. */
export interface Pair {
  readonly benchmark: BenchmarkId;
  readonly name: string;
  readonly baseline: Measurement;
  readonly current: Measurement;
  /** φ: the change, as a ratio, that unchanged code shows between sessions; absent while it is not known. */
  readonly noiseFloor?: number | undefined;
  /** Sentences to add to the reasons, e.g. that the toolchains differ. */
  readonly notes?: readonly string[];
}

/**
 * Judges all pairs of a run together, in their order: p is adjusted over the tests that were made. Total: any samples.
 * Ratios that do not exist (from a baseline of 0) and infinite intervals are left out, never NaN or ∞.
 */
export function comparePairs(pairs: readonly Pair[], config: Config): readonly Comparison[] {
  const weighed = pairs.map((pair) => {
    const limits = limitsFor(pair.current.metric, config, pair.noiseFloor);
    return { pair, limits, evidence: gatherEvidence(pair.baseline.samples, pair.current.samples, limits) };
  });
  const pValues = weighed.flatMap(({ evidence }) => (evidence.kind === 'tested' ? [evidence.p] : []));
  const adjusted = benjaminiHochberg(pValues).values();
  return weighed.map(({ pair, limits, evidence }) =>
    conclude(pair, limits, evidence, evidence.kind === 'tested' ? (adjusted.next().value ?? 1) : 1),
  );
}

function conclude(pair: Pair, limits: Limits, evidence: Evidence, pAdjusted: number): Comparison {
  const { reasons, ...judgement } = judge(evidence, pAdjusted, limits);
  const { baseline, current } = evidence;
  return {
    benchmark: pair.benchmark,
    name: pair.name,
    metric: limits.metric,
    ...(baseline.count > 0 && { baseline }),
    ...(current.count > 0 && { current }),
    ...('change' in evidence && Number.isFinite(evidence.change) && { change: evidence.change }),
    ...(evidence.kind === 'tested' && {
      ...(evidence.interval.every(Number.isFinite) && { interval: evidence.interval }),
      p: evidence.p,
      pAdjusted,
    }),
    ...judgement,
    reasons: [...reasons, ...(pair.notes ?? [])],
  };
}
