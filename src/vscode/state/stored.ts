import { median } from 'simple-statistics';
import type { Engine } from '../../core/engine.ts';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import type { Comparison } from '../../core/model/comparison.ts';
import { environmentKey } from '../../core/model/environment.ts';
import type { Run } from '../../core/model/run.ts';
import type { LatestResult } from '../../core/ports/historyStore.ts';
import type { Logger } from '../../core/ports/services.ts';

/** Points of a sparkline. */
export const trendLength = 20;

/** What history knows about this machine. */
export interface StoredState {
  readonly latest: ReadonlyMap<BenchmarkId, LatestResult>;
  /** Medians of the primary metric, oldest first. */
  readonly trends: ReadonlyMap<BenchmarkId, readonly number[]>;
}

export const emptyStored: StoredState = { latest: new Map(), trends: new Map() };

export async function readStored(engine: Engine, log: Logger): Promise<StoredState> {
  const { store, problem } = engine.history();
  if (problem) log.warn(problem.message);
  const latest = store.latest(environmentKey(await engine.environment()));
  const trends = [...latest].map(([id, { result }]) => {
    const metric = result.measurements[0]?.metric.id;
    const points = metric === undefined ? [] : store.series(id, metric, { limit: trendLength });
    return [id, points.filter(({ samples }) => samples.length > 0).map(({ samples }) => median([...samples]))] as const;
  });
  return { latest, trends: new Map(trends) };
}

/** Judges each result among those of its own run, as it was judged when it was measured. */
export async function judgeLatest(
  engine: Engine,
  latest: ReadonlyMap<BenchmarkId, LatestResult>,
  runById: (id: string) => Run | undefined,
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const id of new Set([...latest.values()].map(({ run }) => run.id))) {
    const run = runById(id);
    if (run === undefined) continue;
    const judged = await engine.compare(run.results, run.environment);
    comparisons.push(...judged.filter(({ benchmark }) => latest.get(benchmark)?.run.id === id));
  }
  return comparisons;
}
