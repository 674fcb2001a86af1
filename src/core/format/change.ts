import { t } from '@vscode/l10n';
import type { SampleSummary } from '../model/comparison.ts';
import type { Metric } from '../model/measurement.ts';
import { formatPercent, narrowSpace } from './number.ts';

type Worded = Pick<Metric, 'id' | 'unit' | 'direction'>;

/**
 * A change in words that say which way it went: `12 % slower`, `3.4 % more`, `5 % higher`.
 * @param change current over baseline, minus 1
 */
export function formatChange(change: number, metric: Worded): string {
  if (Number.isNaN(change) || change === 0) return t('no change');
  const amount = formatPercent(change);
  const isMore = change > 0;
  if (metric.unit === 'ns' && metric.direction === 'lower') {
    return isMore ? t('{0} slower', amount) : t('{0} faster', amount);
  }
  if (metric.unit === 'B' || metric.id === 'allocsPerOp') {
    return isMore ? t('{0} more', amount) : t('{0} less', amount);
  }
  return isMore ? t('{0} higher', amount) : t('{0} lower', amount);
}

/** A change as a signed number: `+12 %`, `−3.4 %`, `0 %`. */
export function formatSignedPercent(change: number): string {
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return `${sign}${formatPercent(change)}`;
}

/** A signed percentage with two decimals, for tables that are read closely: `−17.20 %`. */
export function formatPrecisePercent(change: number): string {
  const sign = change < 0 ? '−' : '+';
  return `${sign}${(Math.abs(change) * 100).toFixed(2)}${narrowSpace}%`;
}

/** The confidence interval of a change: `+8 % … +15 %`. */
export function formatInterval([low, high]: readonly [low: number, high: number]): string {
  return `${formatSignedPercent(low)} … ${formatSignedPercent(high)}`;
}

/** Half width of the median's interval over the median: the larger side. Infinite below six samples; 0 when all is zero. */
export function relativeSpread({ median, low, high }: SampleSummary): number {
  const widest = Math.max(high - median, median - low);
  return widest === 0 ? 0 : widest / Math.abs(median);
}

/** `±2 %`, below one per cent with a decimal; `±∞` when there are too few samples for an interval. */
export function formatSpread(spread: number): string {
  if (!Number.isFinite(spread)) return '±∞';
  return `±${formatPercent(spread < 0.01 ? spread : Math.round(spread * 100) / 100)}`;
}
