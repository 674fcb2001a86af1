import { t } from '@vscode/l10n';
import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import annotationPlugin from 'chartjs-plugin-annotation';
import { useEffect, useRef } from 'preact/hooks';
import { metricTitle } from '../../src/core/format/value.ts';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { movedTo } from '../overview/rowWindow.ts';
import { useTheme } from '../theme.ts';
import type { Axis } from '../uiState.ts';
import { chartConfig } from './chartConfig.ts';
import type { ChartPoint } from './chartModel.ts';
import { whiskers } from './whiskers.ts';
import { pointWords } from './words.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, annotationPlugin);

interface TrendChartProps {
  readonly series: TrendSeries;
  readonly axis: Axis;
  /** Index of the chosen run in the series. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

/** The picture. Its runs are walked with the arrow keys like the steps of a slider; the table says the same in full. */
export function TrendChart({ series, axis, selected, onSelect }: TrendChartProps) {
  const { language } = useSurroundings();
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<'line', ChartPoint[]> | undefined>(undefined);
  const { points } = series;
  const point = points[selected];

  useEffect(() => {
    const config = chartConfig({ series, axis, theme, language, selectedRun: point?.runId });
    if (chart.current !== undefined) {
      chart.current.data = config.data;
      chart.current.options = config.options ?? {};
      chart.current.update('none');
    } else if (canvas.current !== null) {
      chart.current = new Chart(canvas.current, { ...config, plugins: [whiskers] });
    }
  }, [series, axis, theme, language, point]);
  useEffect(() => () => chart.current?.destroy(), []);

  const selectNearest = (event: MouseEvent) => {
    const [nearest] =
      chart.current?.getElementsAtEventForMode(event, 'nearest', { axis: 'x', intersect: false }, false) ?? [];
    if (nearest === undefined) return;
    const raw = chart.current?.data.datasets[nearest.datasetIndex]?.data[nearest.index];
    const index = points.findIndex((candidate) => candidate === raw?.point);
    if (index >= 0) onSelect(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key;
    const target = movedTo(key, selected, points.length, 10);
    if (target === undefined) return;
    event.preventDefault();
    onSelect(target);
  };
  const words = point === undefined ? undefined : pointWords(point, series, language);
  return (
    <div
      class="chart"
      role="slider"
      tabIndex={0}
      aria-label={t('{0} over {1} runs: choose a run', metricTitle(series.metric), points.length)}
      aria-valuemin={1}
      aria-valuemax={points.length}
      aria-valuenow={selected + 1}
      aria-valuetext={words && `${words.median}, ${words.interval}, ${words.change}, ${words.commit}, ${words.when}`}
      onKeyDown={onKeyDown}
      onClick={selectNearest}
    >
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}
