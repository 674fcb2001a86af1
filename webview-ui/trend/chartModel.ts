import type { BaselineBand, TrendPoint, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import type { Axis } from '../uiState.ts';

/** One run in chart coordinates. An interval end that is not known is drawn at the edge of the chart. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
  readonly point: TrendPoint;
}

export interface ChartModel {
  /** In the order of the series. */
  readonly points: readonly ChartPoint[];
  readonly x: { readonly min: number; readonly max: number };
  readonly y: { readonly min: number; readonly max: number };
  readonly baseline?: BaselineBand;
}

/** An empty strip at each side, so that no mark is cut. */
function padded(min: number, max: number, share: number, atLeast: number): { min: number; max: number } {
  const room = Math.max((max - min) * share, atLeast);
  return { min: min - room, max: max + room };
}

const known = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter((value) => value !== undefined);

/** Where everything stands. `runs`: one step per run; `time`: milliseconds since the epoch. */
export function chartModel({ points, baseline }: TrendSeries, axis: Axis): ChartModel {
  const placed = points.map(
    (point, index): ChartPoint => ({
      x: axis === 'runs' ? index : Date.parse(point.startedAt),
      y: point.median,
      point,
      ...(point.low !== undefined && { low: point.low }),
      ...(point.high !== undefined && { high: point.high }),
    }),
  );
  const xs = placed.map(({ x }) => x);
  const ys = known([...placed.flatMap(({ y, low, high }) => [y, low, high]), baseline?.low, baseline?.high]);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const y = padded(low, high, 0.08, Math.abs(high) * 0.005 || 1);
  return {
    points: placed,
    x: padded(Math.min(...xs), Math.max(...xs), axis === 'runs' ? 0 : 0.03, axis === 'runs' ? 0.5 : 60_000),
    // Nothing measured is below zero unless something was.
    y: low >= 0 ? { ...y, min: Math.max(0, y.min) } : y,
    ...(baseline !== undefined && { baseline }),
  };
}

/** Current over baseline, minus 1; `undefined` where the two may not be compared. */
export function changeFromBaseline(point: TrendPoint, baseline: BaselineBand | undefined): number | undefined {
  if (baseline === undefined || !point.comparable || baseline.median === 0) return undefined;
  return point.median / baseline.median - 1;
}
