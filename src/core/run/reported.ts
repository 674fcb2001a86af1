import { type Benchmark, parseBenchmarkId } from '../model/benchmark.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import { nearestAncestor } from './names.ts';

/** Benchmarks that only the run has named, placed at the nearest benchmark above them that is in the source. */
export function reportedBenchmarks(
  results: readonly BenchmarkResult[],
  inSource: readonly Benchmark[],
): readonly Benchmark[] {
  const known = new Set(inSource.map(({ id }) => id));
  return results.flatMap(({ id }): readonly Benchmark[] => {
    const parts = parseBenchmarkId(id);
    const parent = nearestAncestor(id, inSource);
    if (known.has(id) || parts === undefined || parent === undefined) return [];
    const { file, range, nameRange } = parent;
    return [
      { ...parts, id, file, range, nameRange, parent: parent.id, hasComputedChildren: false, origin: 'reported' },
    ];
  });
}
