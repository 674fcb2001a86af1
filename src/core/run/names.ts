import type { BenchmarkId } from '../model/benchmark.ts';

/** Parts names of nested benchmarks, in every tool that nests them. */
const separator = '/';

/** True for a benchmark itself and for everything below it. Works on ids and on names alike. */
export function isWithin(benchmark: BenchmarkId | string, ancestor: BenchmarkId | string): boolean {
  return benchmark === ancestor || benchmark.startsWith(ancestor + separator);
}

/** `go:p#A/b/c` → `go:p#A/b`, `go:p#A`. */
export function ancestors(id: BenchmarkId): readonly string[] {
  const found: string[] = [];
  const nameStart = id.indexOf('#');
  for (let end = id.lastIndexOf(separator); end > nameStart; end = id.lastIndexOf(separator, end - 1)) {
    found.push(id.slice(0, end));
  }
  return found;
}
