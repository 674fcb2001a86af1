import type { BenchmarkId } from '../model/benchmark.ts';

/** Parts names of nested benchmarks, in every tool that nests them. */
const separator = '/';

/** True for a benchmark itself and for everything below it. Works on ids and on names alike. */
export function isWithin(benchmark: BenchmarkId | string, ancestor: BenchmarkId | string): boolean {
  return benchmark === ancestor || benchmark.startsWith(ancestor + separator);
}

/** The nearest of `candidates` that a benchmark lies below. */
export function nearestAncestor<T extends { readonly id: BenchmarkId }>(
  benchmark: BenchmarkId,
  candidates: readonly T[],
): T | undefined {
  return candidates
    .filter(({ id }) => id !== benchmark && isWithin(benchmark, id))
    .sort((a, b) => b.id.length - a.id.length)[0];
}
