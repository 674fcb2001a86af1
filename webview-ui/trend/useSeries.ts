import { useEffect, useState } from 'preact/hooks';
import type { OverviewRow, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { RequestFailed } from '../host.ts';

/** A question on its way, its answer, or why there is none. */
export type Loading<T> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly value: T }
  | { readonly phase: 'failed'; readonly error: RequestFailed };

const failed = (error: unknown): Loading<never> => ({
  phase: 'failed',
  error: error instanceof RequestFailed ? error : new RequestFailed(String(error)),
});

/** The series of a benchmark, asked again when a run or a baseline changed it; the old one stays in view meanwhile. */
export function useSeries(
  row: OverviewRow,
  metric: string | undefined,
): { readonly series: Loading<TrendSeries>; readonly retry: () => void } {
  const { ask } = useSurroundings();
  const [series, setSeries] = useState<Loading<TrendSeries>>({ phase: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const settle = (next: Loading<TrendSeries>) => {
      if (isCurrent) setSeries(next);
    };
    ask({ kind: 'series', benchmark: row.id, metric }).then(
      (value) => settle({ phase: 'ready', value }),
      (error: unknown) => settle(failed(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, row.id, row.revision, metric, attempt]);
  const retry = () => {
    setSeries({ phase: 'loading' });
    setAttempt(attempt + 1);
  };
  return { series, retry };
}

/** The samples of one run; asked only once `wanted`. */
export function useSamples(series: TrendSeries, runId: string, wanted: boolean): Loading<readonly number[]> {
  const { ask } = useSurroundings();
  const [samples, setSamples] = useState<Loading<readonly number[]>>({ phase: 'loading' });
  const { benchmark, metric } = series;
  useEffect(() => {
    if (!wanted) return undefined;
    let isCurrent = true;
    setSamples({ phase: 'loading' });
    ask({ kind: 'samples', benchmark, metric: metric.id, runId }).then(
      (value) => isCurrent && setSamples({ phase: 'ready', value }),
      (error: unknown) => isCurrent && setSamples(failed(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, benchmark, metric.id, runId, wanted]);
  return samples;
}
