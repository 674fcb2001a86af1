import { type Benchmark, type BenchmarkId, parseBenchmarkId } from '../model/benchmark.ts';
import { ancestors } from './names.ts';

/**
 * Benchmarks that only a run has named, each at the place of the nearest benchmark above it that is in the source.
 * Ids that are in the source themselves, or that nothing in the source stands above, are left out.
 */
export function placeReported(ids: readonly BenchmarkId[], inSource: readonly Benchmark[]): readonly Benchmark[] {
  const known = new Map<string, Benchmark>(inSource.map((benchmark) => [benchmark.id, benchmark]));
  return ids.flatMap((id): readonly Benchmark[] => {
    const parts = parseBenchmarkId(id);
    const parent = ancestors(id).flatMap((ancestor) => known.get(ancestor) ?? [])[0];
    if (known.has(id) || parts === undefined || parent === undefined) return [];
    const { file, range, nameRange } = parent;
    return [
      { ...parts, id, file, range, nameRange, parent: parent.id, hasComputedChildren: false, origin: 'reported' },
    ];
  });
}
