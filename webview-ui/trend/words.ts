import { t } from '@vscode/l10n';
import { formatSignedPercent } from '../../src/core/format/change.ts';
import { noNumber } from '../../src/core/format/number.ts';
import { formatMeasured } from '../../src/core/format/value.ts';
import type { TrendPoint, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { changeFromBaseline } from './chartModel.ts';

/** A run in words: the same in the tooltip, the table and the details. */
export interface PointWords {
  readonly when: string;
  /** Short hash; `*` for uncommitted changes, as git prompts do. */
  readonly commit: string;
  readonly median: string;
  readonly interval: string;
  readonly samples: string;
  /** Against the baseline: a number, or why there is none. */
  readonly change: string;
  readonly verdict: string;
}

export const shortCommit = ({ commit, dirty }: TrendPoint): string =>
  commit === undefined ? noNumber : `${commit.slice(0, 7)}${dirty ? '*' : ''}`;

function intervalWords({ low, high }: TrendPoint, { metric }: TrendSeries): string {
  if (low === undefined || high === undefined) return t('too few samples');
  return t('{0} to {1}', formatMeasured(low, metric), formatMeasured(high, metric));
}

function changeWords(point: TrendPoint, { baseline }: TrendSeries): string {
  if (baseline !== undefined && !point.comparable) return t('other machine');
  const change = changeFromBaseline(point, baseline);
  return change === undefined ? noNumber : formatSignedPercent(change);
}

export function pointWords(point: TrendPoint, series: TrendSeries, language: string): PointWords {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    when: when.format(new Date(point.startedAt)),
    commit: shortCommit(point),
    median: formatMeasured(point.median, series.metric),
    interval: intervalWords(point, series),
    samples: point.sampleCount === 1 ? t('1 sample') : t('{0} samples', point.sampleCount),
    change: changeWords(point, series),
    verdict: point.verdict?.text ?? noNumber,
  };
}
