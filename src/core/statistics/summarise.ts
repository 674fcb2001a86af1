import type { SampleSummary } from '../model/comparison.ts';
import { median, type SortedSamples } from './sorted.ts';

/** Count, median and its 95 % interval. Below six samples no such interval exists: it is infinite. */
export function summarise(samples: SortedSamples): SampleSummary {
  const rank = medianIntervalRank(samples.length);
  return {
    count: samples.length,
    median: median(samples),
    low: samples[rank - 1] ?? Number.NEGATIVE_INFINITY,
    high: samples[samples.length - rank] ?? Number.POSITIVE_INFINITY,
  };
}

const ranks = new Map<number, number>();

/**
 * The largest rank r so that the r-th sample from either end encloses the median with at least 95 %, whatever the
 * distribution: P(fewer than r of n fair coins show heads) ≤ 2.5 %. 0 when there is none.
 */
function medianIntervalRank(n: number): number {
  const kept = ranks.get(n);
  if (kept !== undefined) return kept;
  let rank = 0;
  let logTerm = -n * Math.LN2;
  for (let below = Math.exp(logTerm); below <= 0.025 && rank < n; below += Math.exp(logTerm)) {
    rank += 1;
    logTerm += Math.log((n - rank + 1) / rank);
  }
  if (ranks.size >= 1000) ranks.clear();
  ranks.set(n, rank);
  return rank;
}
