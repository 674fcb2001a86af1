import { compareResults } from '../compare/compareResults.ts';
import { otherRuntimes } from '../compare/otherRuntimes.ts';
import type { Baselines, ConfigReading } from '../engine.ts';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import { environmentKey } from '../model/environment.ts';
import type { Problem } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import { ancestors } from './names.ts';

export interface JudgeDeps {
  readonly baselines: Baselines;
  config(): Promise<ConfigReading>;
}

export interface Judgement {
  readonly comparisons: readonly Comparison[];
  /** What kept baselines from being read, and that they were measured with other toolchains. */
  readonly problems: readonly Problem[];
}

/** Compares results with the baselines of their environment. Only what was `requested` can be missing. */
export async function judge(
  deps: JudgeDeps,
  { results, environment, requested }: Pick<Run, 'results' | 'environment' | 'requested'>,
): Promise<Judgement> {
  const key = environmentKey(environment);
  const [reading, { file, problems }, environments] = await Promise.all([
    deps.config(),
    deps.baselines.read(key),
    deps.baselines.environments(),
  ]);
  const comparisons = compareResults(results, file?.records, reading.config, {
    requested: withoutDescendants(requested),
    runtimes: environment.runtimes,
    otherEnvironments: environments.filter((other) => other !== key),
  });
  const notes = new Set(results.flatMap(({ id }) => otherRuntimes(environment.runtimes, file?.records.get(id))));
  return {
    comparisons,
    problems: [
      ...problems,
      ...Array.from(notes, (message): Problem => ({ code: 'environment', severity: 'warning', message })),
    ],
  };
}

/** A child that comes along with its parent may depend on a condition: it is missing only when it has a baseline. */
function withoutDescendants(ids: readonly BenchmarkId[]): readonly BenchmarkId[] {
  const asked = new Set<string>(ids);
  return ids.filter((id) => !ancestors(id).some((ancestor) => asked.has(ancestor)));
}
