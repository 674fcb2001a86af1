import { t } from '@vscode/l10n';
import { limitsFor } from '../compare/limits.ts';
import { relativeSpread } from '../format/change.ts';
import { formatNumber } from '../format/number.ts';
import type { Config } from '../model/config.ts';
import type { Metric } from '../model/measurement.ts';
import { intervalRank } from '../statistics/hodgesLehmann.ts';
import { mannWhitney } from '../statistics/mannWhitney.ts';
import { type SortedSamples, sortFinite } from '../statistics/sorted.ts';
import { summarise } from '../statistics/summarise.ts';

/** One benchmark's line. */
export interface Row {
  readonly name: string;
  /** One per column; null where the column does not have the benchmark. */
  readonly cells: readonly (Cell | null)[];
}

/** The samples of one benchmark's metric in one column. */
export interface Cell {
  readonly count: number;
  readonly median: number;
  /** Half width of the 95 % interval over the median; absent where that is infinite. */
  readonly spread?: number;
  /** Against the first column, where both have samples. */
  readonly change?: CellChange;
  /** Warnings, already translated. */
  readonly notes: readonly string[];
}

export interface CellChange {
  /** Ratio of the medians, minus 1; absent from 0 to something else. */
  readonly ratio?: number;
  readonly isSignificant: boolean;
  /** Two-sided, of the Mann-Whitney test; absent where exact values were compared. */
  readonly p?: number;
  readonly counts: readonly [base: number, column: number];
}

/** The cell for `samples`, compared with those of the first column if there are any; null when there is nothing to show. */
export function cellOf(
  samples: readonly number[],
  base: readonly number[] | undefined,
  metric: Metric,
  config: Config,
): Cell | null {
  const sorted = sortFinite(samples);
  if (sorted.length === 0) return null;
  const { metric: judged, significance } = limitsFor(metric, config);
  const isExact = judged.class === 'exact';
  const [lowest, highest] = [sorted[0] as number, sorted.at(-1) as number];
  const summary = isExact ? { ...summarise(sorted), low: lowest, high: highest } : summarise(sorted);
  const spread = relativeSpread(summary);
  const sortedBase = sortFinite(base ?? []);
  const compared = sortedBase.length === 0 ? undefined : compareColumns(sortedBase, sorted, isExact, significance);
  const notes = [
    ...(sorted.length < samples.length ? [t('values that are not finite numbers are left out')] : []),
    ...(summary.low === Number.NEGATIVE_INFINITY ? [t('need ≥ 6 samples for a confidence interval of 95 %')] : []),
    ...(isExact && lowest < highest
      ? [t('expected to be exact, but values range from {0} to {1}', formatNumber(lowest), formatNumber(highest))]
      : []),
    ...(compared?.notes ?? []),
  ];
  return {
    count: summary.count,
    median: summary.median,
    ...(Number.isFinite(spread) && { spread }),
    ...(compared && { change: compared.change }),
    notes,
  };
}

function compareColumns(base: SortedSamples, column: SortedSamples, isExact: boolean, significance: number) {
  const [before, after] = [summarise(base).median, summarise(column).median];
  const counts = [base.length, column.length] as const;
  const isRepeated = base[0] === base.at(-1) && column[0] === column.at(-1);
  const ratio = before === after ? 0 : (after - before) / Math.abs(before);
  const known = { counts, ...(Number.isFinite(ratio) && { ratio }) };
  if (isExact && isRepeated) return { change: { ...known, isSignificant: true }, notes: [] };

  const { p } = mannWhitney(base, column);
  const notes: string[] = [];
  if (isRepeated && before === after) notes.push(t('all samples are equal'));
  else if (intervalRank(base.length, column.length, significance) === 0) {
    notes.push(t('too few samples to detect a difference at significance level {0}: need ≥ 4', significance));
  }
  return { change: { ...known, p, isSignificant: p < significance }, notes };
}
