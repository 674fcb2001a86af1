import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { formatMeasured } from '../../src/core/format/value.ts';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSamples } from './useSeries.ts';

const width = 320;
const height = 22;
const margin = 6;

/** Samples on a line from the smallest to the largest: shows clusters and outliers. */
function Strip({ samples }: { readonly samples: readonly number[] }) {
  const [low, high] = [Math.min(...samples), Math.max(...samples)];
  const place = (value: number) =>
    high === low ? width / 2 : margin + ((value - low) / (high - low)) * (width - 2 * margin);
  return (
    <svg class="strip" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line x1={margin} x2={width - margin} y1={height / 2} y2={height / 2} />
      {samples.map((value, index) => (
        <circle key={index} cx={place(value)} cy={height / 2} r="4" />
      ))}
    </svg>
  );
}

interface SamplesProps {
  readonly series: TrendSeries;
  readonly runId: string;
  readonly label: string;
}

/** The samples of one run, fetched when they are opened: as a picture and as numbers in the order they were taken. */
export function Samples({ series, runId, label }: SamplesProps) {
  const [isOpen, setOpen] = useState(false);
  const samples = useSamples(series, runId, isOpen);
  return (
    <details class="samples" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {samples.phase === 'loading' && <p>{t('Loading…')}</p>}
      {samples.phase === 'failed' && <p>{samples.error.message}</p>}
      {samples.phase === 'ready' && (
        <>
          <Strip samples={samples.value} />
          <p class="sample-list">{samples.value.map((value) => formatMeasured(value, series.metric)).join(', ')}</p>
        </>
      )}
    </details>
  );
}
