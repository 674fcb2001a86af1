import type { BaselineRecord } from '../model/baseline.ts';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { BenchmarkResult } from '../model/measurement.ts';

/** What was asked for and did not come back. */
export interface Unreported {
  /** Baselines within the request that the run says nothing about: deleted, renamed, or silently left out. */
  readonly missing: readonly BaselineRecord[];
  /** Asked for, without a baseline, and neither reported itself nor through a child. */
  readonly failed: readonly BenchmarkId[];
}

/** A requested benchmark stands for its children too: the ids that begin with its own and a slash. */
export function unreported(
  results: readonly BenchmarkResult[],
  baselines: ReadonlyMap<BenchmarkId, BaselineRecord> | undefined,
  requested: readonly BenchmarkId[],
): Unreported {
  const asked = new Set<string>(requested);
  const reported = new Set<string>(results.map(({ id }) => id));
  const missing = [...(baselines?.values() ?? [])].filter(
    ({ benchmark }) => !reported.has(benchmark) && withAncestors(benchmark).some((id) => asked.has(id)),
  );
  const accounted = new Set(
    [...reported, ...missing.map(({ benchmark }) => benchmark)].flatMap((id) => withAncestors(id)),
  );
  return { missing, failed: [...asked].filter((id) => !accounted.has(id)) as BenchmarkId[] };
}

/** `go:p#A/b/c` → itself, `go:p#A/b`, `go:p#A`. */
function withAncestors(id: string): readonly string[] {
  const nameStart = id.indexOf('#');
  const ids = [id];
  for (let slash = id.lastIndexOf('/'); slash > nameStart; slash = id.lastIndexOf('/', slash - 1)) {
    ids.push(id.slice(0, slash));
  }
  return ids;
}
