import { t } from '@vscode/l10n';
import { formatValue } from '../../src/core/format/value.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';

const width = 88;
const height = 18;
const margin = 3;
/** Smaller changes than this share of the level do not fill the height: noise should look like noise. */
const leastSpan = 0.1;

/** Places of the medians in the picture; their middle is the middle of its height. */
function sparklinePlaces(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const middle = (low + high) / 2;
  const span = Math.max(high - low, Math.abs(middle) * leastSpan) || 1;
  const stepX = (width - 2 * margin) / Math.max(1, values.length - 1);
  return values.map((value, index) => [
    margin + index * stepX,
    height / 2 - ((value - middle) / span) * (height - 2 * margin),
  ]);
}

/** The newest medians as a small line that ends in a dot. */
export function Sparkline({ row }: { readonly row: OverviewRow }) {
  const { sparkline, metric, verdict } = row;
  const places = sparklinePlaces(sparkline);
  const last = places.at(-1);
  const [first, newest] = [sparkline[0], sparkline.at(-1)];
  if (last === undefined || first === undefined || newest === undefined || places.length < 2) return null;
  const unit = metric?.unit ?? '1';
  return (
    <>
      <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <polyline points={places.map((place) => place.join(',')).join(' ')} />
        <circle class={verdict?.verdict} cx={last[0]} cy={last[1]} r="2.5" />
      </svg>
      <span class="only-read">
        {t('{0} runs, from {1} to {2}', sparkline.length, formatValue(first, unit), formatValue(newest, unit))}
      </span>
    </>
  );
}
