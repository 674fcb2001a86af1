import path from 'node:path';
import type { Benchmark } from '../../core/model/benchmark.ts';
import type { RedlineTask } from '../shared/runner.ts';
import type { RootModel } from '../state/rootModel.ts';

/** A benchmark stands for all its children: only those without a chosen ancestor are targets. */
function topLevel(benchmarks: readonly Benchmark[]): readonly Benchmark[] {
  const ids = new Set(benchmarks.map(({ id }) => id));
  return benchmarks.filter(({ parent }) => parent === undefined || !ids.has(parent));
}

function named(model: RootModel, name: string | undefined, file: string | undefined): readonly Benchmark[] {
  const all = model.all().map(({ benchmark }) => benchmark);
  const exact = all.filter(({ id }) => id === name);
  if (exact.length > 0) return exact;
  return all.filter((benchmark) => benchmark.name === name && (file === undefined || benchmark.file === file));
}

/** The benchmarks a task names, of those the model knows. */
export function targetsOf(model: RootModel, task: RedlineTask): readonly Benchmark[] {
  const file = task.file === undefined ? undefined : path.resolve(model.root, task.file);
  if (task.run === 'benchmark') return named(model, task.benchmark, file);
  const files = task.run === 'all' ? [...model.files] : file === undefined ? [] : [file];
  return topLevel(files.flatMap((each) => model.benchmarksIn(each)));
}
