import { t } from '@vscode/l10n';
import type { ChartConfiguration, ChartDataset, ScriptableContext } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { formatMeasured } from '../../src/core/format/value.ts';
import type { TrendPoint, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import type { Theme } from '../theme.ts';
import type { Axis } from '../uiState.ts';
import { type ChartModel, type ChartPoint, chartModel } from './chartModel.ts';
import { timeTickFormat, timeTicks } from './timeTicks.ts';
import { pointWords, shortCommit } from './words.ts';

/** All that the picture depends on. */
export interface ChartInput {
  readonly series: TrendSeries;
  readonly axis: Axis;
  readonly theme: Theme;
  readonly language: string;
  readonly selectedRun: string | undefined;
}

export type TrendChartConfiguration = ChartConfiguration<'line', ChartPoint[]>;

const pointOf = (context: ScriptableContext<'line'>): ChartPoint | undefined => context.raw as ChartPoint | undefined;

const shape = (context: ScriptableContext<'line'>) =>
  pointOf(context)?.point.verdict?.verdict === 'regressed' ? 'triangle' : 'circle';

/** Runs of this machine hang together on a line; runs of other machines stand alone, hollow. */
function datasets({ points }: ChartModel, { theme, selectedRun }: ChartInput): ChartDataset<'line', ChartPoint[]>[] {
  const isSelected = (context: ScriptableContext<'line'>) => pointOf(context)?.point.runId === selectedRun;
  const color = (context: ScriptableContext<'line'>) => {
    const verdict = pointOf(context)?.point.verdict?.verdict;
    return verdict === 'regressed' ? theme.regressed : verdict === 'improved' ? theme.improved : theme.line;
  };
  const common = {
    pointRadius: (context: ScriptableContext<'line'>) => (isSelected(context) ? 6 : points.length > 150 ? 2 : 3.5),
    pointHoverRadius: 6,
    pointBorderWidth: 1.5,
    clip: false as const,
  };
  return [
    {
      ...common,
      data: points.filter(({ point }) => point.comparable),
      borderColor: theme.line,
      borderWidth: 1.5,
      pointStyle: shape,
      pointBorderColor: (context) => (isSelected(context) ? theme.text : color(context)),
      pointBackgroundColor: color,
      pointHoverBackgroundColor: color,
    },
    {
      ...common,
      data: points.filter(({ point }) => !point.comparable),
      showLine: false,
      borderColor: theme.muted,
      pointStyle: 'rectRot',
      pointBackgroundColor: theme.background,
      pointHoverBackgroundColor: theme.background,
    },
  ];
}

function annotations({ series, theme }: ChartInput): Record<string, AnnotationOptions> {
  const { baseline } = series;
  if (baseline === undefined) return {};
  const { median, low, high } = baseline;
  return {
    band: {
      type: 'box',
      yMin: low,
      yMax: high,
      backgroundColor: theme.baselineFill,
      borderColor: theme.baseline,
      borderWidth: 0,
      drawTime: 'beforeDatasetsDraw',
    },
    baseline: {
      type: 'line',
      yMin: median,
      yMax: median,
      borderColor: theme.baseline,
      borderWidth: 1.25,
      borderDash: [5, 4],
      drawTime: 'beforeDatasetsDraw',
    },
  };
}

type Scales = NonNullable<NonNullable<TrendChartConfiguration['options']>['scales']>;

function scales(model: ChartModel, { series, axis, theme, language }: ChartInput): Scales {
  const ticks = { color: theme.muted, font: { ...theme.font, size: theme.font.size - 2 } };
  const border = { color: theme.grid };
  const timeFormat = timeTickFormat(model.x.max - model.x.min, language);
  return {
    x: {
      type: 'linear',
      ...model.x,
      border,
      grid: { color: theme.grid, tickColor: theme.grid, drawOnChartArea: false },
      afterBuildTicks: (scale) => {
        const most = Math.max(2, Math.floor(scale.width / 84));
        const step = Math.max(1, Math.ceil(model.points.length / most));
        const values =
          axis === 'time'
            ? timeTicks(model.x.min, model.x.max, most)
            : model.points.map((_, index) => index).filter((index) => (model.points.length - 1 - index) % step === 0);
        scale.ticks = values.map((value) => ({ value }));
      },
      ticks: {
        ...ticks,
        autoSkip: false,
        maxRotation: 0,
        callback: (value) => {
          const point = model.points[Number(value)]?.point;
          if (axis === 'time') return timeFormat.format(Number(value));
          return point === undefined ? '' : shortCommit(point);
        },
      },
    },
    y: {
      type: 'linear',
      ...model.y,
      border: { ...border, display: false },
      grid: { color: theme.grid, drawTicks: false },
      ticks: {
        ...ticks,
        padding: 8,
        maxTicksLimit: 6,
        includeBounds: false,
        callback: (value) => formatMeasured(Number(value), series.metric),
      },
    },
  };
}

/** What chart.js is to draw. */
export function chartConfig(input: ChartInput): TrendChartConfiguration {
  const { series, axis, theme, language } = input;
  const model = chartModel(series, axis);
  return {
    type: 'line',
    data: { datasets: datasets(model, input) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      layout: { padding: { top: 12, right: 12 } },
      scales: scales(model, input),
      plugins: {
        annotation: { annotations: annotations(input) },
        tooltip: {
          displayColors: false,
          backgroundColor: theme.tooltip.background,
          titleColor: theme.tooltip.text,
          bodyColor: theme.tooltip.text,
          borderColor: theme.tooltip.border,
          borderWidth: 1,
          cornerRadius: 3,
          padding: 8,
          caretSize: 0,
          caretPadding: 12,
          titleFont: { ...theme.font, weight: 'bold' },
          bodyFont: theme.font,
          callbacks: {
            title: ([item]) =>
              item === undefined ? '' : tooltipTitle((item.raw as ChartPoint).point, item.chart.width),
            label: ({ raw }) => tooltipLines((raw as ChartPoint).point, series, language),
          },
        },
      },
    },
  };
}

/** Commit and as much of its subject as has room. */
function tooltipTitle(point: TrendPoint, widthPx: number): string {
  const room = Math.min(60, Math.floor(widthPx / 9) - 12);
  const subject = point.subject ?? '';
  return `${shortCommit(point)}  ${subject.length > room ? `${subject.slice(0, room)}…` : subject}`;
}

function tooltipLines(point: TrendPoint, series: TrendSeries, language: string): string[] {
  const words = pointWords(point, series, language);
  const change = point.comparable ? t('{0} from baseline', words.change) : words.change;
  return [
    `${words.median} (${words.interval})`,
    ...(series.baseline === undefined ? [] : [point.verdict?.text ?? change]),
    `${words.samples} · ${words.when}`,
  ];
}
