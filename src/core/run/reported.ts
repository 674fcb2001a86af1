import { type Benchmark, type BenchmarkId, parseBenchmarkId } from '../model/benchmark.ts';
import { nearestAncestor } from './names.ts';

/**
 * Benchmarks that only a run has named, each at the place of the nearest benchmark above it that is in the source.
 * Ids that are in the source themselves, or that nothing in the source stands above, are left out.
 */
export function placeReported(ids: readonly BenchmarkId[], inSource: readonly Benchmark[]): readonly Benchmark[] {
  const known = new Set(inSource.map(({ id }) => id));
  return ids.flatMap((id): readonly Benchmark[] => {
    const parts = parseBenchmarkId(id);
    const parent = known.has(id) ? undefined : nearestAncestor(id, inSource);
    if (parts === undefined || parent === undefined) return [];
    const { file, range, nameRange } = parent;
    return [
      { ...parts, id, file, range, nameRange, parent: parent.id, hasComputedChildren: false, origin: 'reported' },
    ];
  });
}
