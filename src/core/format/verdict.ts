import { t } from '@vscode/l10n';
import type { Comparison, Severity, Verdict } from '../model/comparison.ts';
import { formatChange, formatInterval, formatSpread, relativeSpread } from './change.ts';
import { formatPercent } from './number.ts';
import { formatMeasured } from './value.ts';

/** The shape of a verdict, the same everywhere: ▲ is always the bad news and ▼ the good, whatever the metric's direction. */
export const verdictSymbols: Readonly<Record<Verdict, string>> = {
  regressed: '▲',
  improved: '▼',
  unchanged: '≈',
  inconclusive: '?',
  new: '+',
  missing: '∅',
  incomparable: '≠',
  failed: '✕',
};

const verdictLabels: Readonly<Record<Verdict, () => string>> = {
  regressed: () => t('Regressed'),
  improved: () => t('Improved'),
  unchanged: () => t('Unchanged'),
  inconclusive: () => t('Cannot tell'),
  new: () => t('New'),
  missing: () => t('Missing'),
  incomparable: () => t('Not comparable'),
  failed: () => t('Failed'),
};

/** The verdict in a word or two, for headings, filters and legends. */
export const verdictLabel = (verdict: Verdict): string => verdictLabels[verdict]();

const severityLabels: Readonly<Record<Severity, () => string>> = {
  low: () => t('low'),
  medium: () => t('medium'),
  high: () => t('high'),
  critical: () => t('critical'),
};

export const severityLabel = (severity: Severity): string => severityLabels[severity]();

const verdictSentences: Readonly<Record<Verdict, (comparison: Comparison) => string>> = {
  regressed: ({ change, metric }) =>
    change === undefined ? t('worse than baseline') : t('{0} than baseline', formatChange(change, metric)),
  improved: ({ change, metric }) =>
    change === undefined ? t('better than baseline') : t('{0} than baseline', formatChange(change, metric)),
  unchanged: ({ band }) =>
    band === undefined || band === 0 ? t('same as baseline') : t('within {0} of baseline', formatPercent(band)),
  inconclusive: ({ current, interval, samplesNeeded }) => {
    const isEnoughHere = samplesNeeded !== undefined && (current?.count ?? 0) >= samplesNeeded;
    if (isEnoughHere) return t('cannot tell, the baseline needs about {0} samples', samplesNeeded);
    if (samplesNeeded !== undefined) return t('cannot tell, about {0} samples would', samplesNeeded);
    return interval === undefined ? t('cannot tell') : t('cannot tell, {0}', formatInterval(interval));
  },
  new: () => t('no baseline yet'),
  missing: () => t('not measured, though it has a baseline'),
  incomparable: () => t('not comparable with the baseline'),
  failed: () => t('failed'),
};

/** What a comparison found, in words and without its shape: `12 % slower than baseline`, `cannot tell, about 14 samples would`. */
export const verdictSentence = (comparison: Comparison): string => verdictSentences[comparison.verdict](comparison);

/** Shape and words: `▲ 12 % slower than baseline`. */
export function describeVerdict(comparison: Comparison): string {
  return `${verdictSymbols[comparison.verdict]} ${verdictSentence(comparison)}`;
}

/** What was measured: `1.24 µs ±2 %`; nothing when there is no measurement. */
export function describeMeasured({ current, metric }: Pick<Comparison, 'current' | 'metric'>): string {
  return current === undefined
    ? ''
    : `${formatMeasured(current.median, metric)} ${formatSpread(relativeSpread(current))}`;
}
