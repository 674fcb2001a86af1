import { t } from '@vscode/l10n';
import { formatMeasured } from '../../src/core/format/value.ts';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';

/** What the marks of the chart mean; only those that occur. */
export function Legend({ series: { points, baseline, metric } }: { readonly series: TrendSeries }) {
  const entries = [
    { key: 'median', shown: true, label: t('median of a run') },
    {
      key: 'interval',
      shown: points.some(({ low, high }) => low !== undefined && high !== undefined),
      label: t('95 % interval'),
    },
    {
      key: 'band',
      shown: baseline !== undefined,
      label:
        baseline === undefined
          ? ''
          : t('baseline {0} and what counts as unchanged', formatMeasured(baseline.median, metric)),
    },
    { key: 'elsewhere', shown: points.some(({ comparable }) => !comparable), label: t('other machine') },
  ];
  return (
    <ul class="legend" aria-hidden="true">
      {entries
        .filter(({ shown }) => shown)
        .map(({ key, label }) => (
          <li key={key}>
            <span class={`swatch ${key}`} /> {label}
          </li>
        ))}
    </ul>
  );
}
