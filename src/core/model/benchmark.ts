import type { TextRange } from './text.ts';

/**
 * Stable identity `framework:unit#name`. It never holds a line number, so that it survives edits.
 * `unit` is what the framework runs as one thing (Go import path, executable target, file path relative to the root).
 */
export type BenchmarkId = string & { readonly brand: 'BenchmarkId' };

/** One measurable thing found in source, or reported by a run under a benchmark found in source. */
export interface Benchmark {
  readonly id: BenchmarkId;
  readonly framework: string;
  readonly unit: string;
  /** The tool's own full name, e.g. `BenchmarkEncode/format=json`. */
  readonly name: string;
  /** Absolute path of the file that holds it. */
  readonly file: string;
  /** The whole construct: the function, or the call that registers a sub-benchmark. */
  readonly range: TextRange;
  /** The name inside the construct: where the lens, the line mark and the diagnostic sit. */
  readonly nameRange: TextRange;
  readonly parent?: BenchmarkId;
  /** True when the source registers children whose names only a run can tell (tables, computed names). */
  readonly hasComputedChildren: boolean;
  /** `source`: seen in the text. `reported`: a child that only a run has named; it borrows its parent's place. */
  readonly origin: 'source' | 'reported';
}

const escapeUnit = (unit: string): string => unit.replaceAll('%', '%25').replaceAll('#', '%23');
const unescapeUnit = (unit: string): string => unit.replaceAll('%23', '#').replaceAll('%25', '%');

/** Builds an id; `#` and `%` in the unit (file paths may hold them) are percent-encoded so that parts can be told apart. */
export function benchmarkId(framework: string, unit: string, name: string): BenchmarkId {
  return `${framework}:${escapeUnit(unit)}#${name}` as BenchmarkId;
}

/** The parts of an id, or `undefined` when the text is not one. */
export function parseBenchmarkId(id: string): { framework: string; unit: string; name: string } | undefined {
  const match = /^([a-z0-9-]+):([^#]*)#([\s\S]+)$/.exec(id);
  const [, framework, unit, name] = match ?? [];
  if (framework === undefined || unit === undefined || name === undefined) return undefined;
  return { framework, unit: unescapeUnit(unit), name };
}
