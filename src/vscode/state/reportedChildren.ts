import { type Benchmark, type BenchmarkId, benchmarkId, parseBenchmarkId } from '../../core/model/benchmark.ts';

/**
 * The nearest ancestor of a reported name that stands in the source: `BenchmarkA/x/y` belongs to `BenchmarkA/x`, else to
 * `BenchmarkA`. `undefined` when its benchmark is no longer there.
 */
function nearestAncestor(id: BenchmarkId, found: ReadonlyMap<BenchmarkId, Benchmark>): Benchmark | undefined {
  const parts = parseBenchmarkId(id);
  if (parts === undefined) return undefined;
  let { name } = parts;
  for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/')) {
    name = name.slice(0, slash);
    const ancestor = found.get(benchmarkId(parts.framework, parts.unit, name));
    if (ancestor !== undefined) return ancestor;
  }
  return undefined;
}

/**
 * Results whose names are not in the source (tables, computed names), by the benchmark they hang on. They borrow its
 * place, so they move with it when the text is edited.
 */
export function reportedChildren(
  ids: Iterable<BenchmarkId>,
  found: ReadonlyMap<BenchmarkId, Benchmark>,
): ReadonlyMap<BenchmarkId, readonly Benchmark[]> {
  const children = new Map<BenchmarkId, Benchmark[]>();
  for (const id of ids) {
    if (found.has(id)) continue;
    const parent = nearestAncestor(id, found);
    const name = parseBenchmarkId(id)?.name;
    if (parent === undefined || name === undefined) continue;
    const child: Benchmark = {
      ...parent,
      id,
      name,
      parent: parent.id,
      hasComputedChildren: false,
      origin: 'reported',
    };
    children.set(parent.id, [...(children.get(parent.id) ?? []), child]);
  }
  return children;
}
