import { t } from '@vscode/l10n';
import { noNumber } from '../../src/core/format/number.ts';
import { formatMeasured, metricTitle } from '../../src/core/format/value.ts';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { VerdictMark } from '../parts/VerdictMark.tsx';

interface MetricPickerProps {
  readonly series: TrendSeries;
  readonly onPick: (metricId: string) => void;
}

/** One tile per metric with its newest value and verdict: a summary that chooses what the chart shows. */
export function MetricPicker({ series, onPick }: MetricPickerProps) {
  return (
    <fieldset class="metrics">
      <legend class="only-read">{t('Metric')}</legend>
      {series.metrics.map(({ metric, median, verdict }) => (
        <button
          key={metric.id}
          type="button"
          class="tile"
          aria-pressed={metric.id === series.metric.id}
          onClick={() => onPick(metric.id)}
        >
          <span class="tile-title">{metricTitle(metric)}</span>
          <span class="tile-value">{median === undefined ? noNumber : formatMeasured(median, metric)}</span>
          {verdict !== undefined && (
            <span class={`tile-verdict ${verdict.verdict}`}>
              <VerdictMark verdict={verdict.verdict} /> {verdict.text}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
