import type { BenchmarkId } from '../src/core/model/benchmark.ts';

export const sortKeys = ['verdict', 'name', 'median', 'change', 'measuredAt'] as const;
export type SortKey = (typeof sortKeys)[number];

export const verdictFilters = ['all', 'regressed', 'failed', 'improved', 'unchanged', 'unclear', 'unmeasured'] as const;
export type VerdictFilter = (typeof verdictFilters)[number];

export const axes = ['runs', 'time'] as const;
export type Axis = (typeof axes)[number];

/** What the panel looks like. Kept by the editor while the page is hidden, and over a reload of the window. */
export interface UiState {
  readonly version: 1;
  /** Absent: the overview. */
  readonly selected?: { readonly benchmark: BenchmarkId; readonly metric?: string };
  readonly sort: { readonly key: SortKey; readonly descending: boolean };
  readonly text: string;
  readonly verdicts: VerdictFilter;
  readonly axis: Axis;
  /** The chart's table is shown instead of the chart. */
  readonly asTable: boolean;
}

export const initialUiState: UiState = {
  version: 1,
  sort: { key: 'verdict', descending: false },
  text: '',
  verdicts: 'all',
  axis: 'runs',
  asTable: false,
};

const oneOf = <T>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((candidate) => candidate === value) ?? otherwise;

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Reads a kept state. What an older or newer version wrote differently falls back to the default, piece by piece. */
export function readUiState(value: unknown): UiState {
  const kept = fields(value);
  const sort = fields(kept['sort']);
  const { benchmark, metric } = fields(kept['selected']);
  return {
    version: 1,
    sort: { key: oneOf(sortKeys, sort['key'], initialUiState.sort.key), descending: sort['descending'] === true },
    text: typeof kept['text'] === 'string' ? kept['text'] : '',
    verdicts: oneOf(verdictFilters, kept['verdicts'], 'all'),
    axis: oneOf(axes, kept['axis'], 'runs'),
    asTable: kept['asTable'] === true,
    ...(typeof benchmark === 'string' && {
      selected: { benchmark: benchmark as BenchmarkId, ...(typeof metric === 'string' && { metric }) },
    }),
  };
}
