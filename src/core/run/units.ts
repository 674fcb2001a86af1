import { t } from '@vscode/l10n';
import type { Framework, Unit } from '../frameworks/framework.ts';
import type { Benchmark } from '../model/benchmark.ts';
import type { Problem } from '../model/problem.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { RunDeps } from './deps.ts';

/** A target that cannot be run, and why. */
export interface Blocked {
  readonly benchmark: Benchmark;
  readonly problem: Problem;
}

/** The targets of one framework. */
export interface TargetGroup {
  readonly framework: Framework;
  readonly targets: Benchmark[];
  readonly units: Map<string, Unit>;
}

/** Finds the unit of each target and groups the targets by framework. */
export async function groupTargets(
  { frameworkById, root, files }: Pick<RunDeps, 'frameworkById' | 'root' | 'files'>,
  targets: readonly Benchmark[],
): Promise<{ readonly groups: readonly TargetGroup[]; readonly blocked: readonly Blocked[] }> {
  const groups = new Map<string, TargetGroup>();
  const blocked: Blocked[] = [];
  const located = new Map<string, Unit | Problem>();
  for (const benchmark of targets) {
    const framework = frameworkById(benchmark.framework);
    if (framework === undefined) continue;
    const place = `${framework.id}:${benchmark.file}:${benchmark.unit}`;
    const unit = located.get(place) ?? (await locateUnit(framework, benchmark, root, files));
    located.set(place, unit);
    if ('code' in unit) {
      blocked.push({ benchmark, problem: unit });
      continue;
    }
    const group: TargetGroup = groups.get(framework.id) ?? { framework, targets: [], units: new Map() };
    groups.set(framework.id, group);
    group.targets.push(benchmark);
    group.units.set(unit.id, unit);
  }
  return { groups: [...groups.values()], blocked };
}

async function locateUnit(
  framework: Framework,
  benchmark: Benchmark,
  root: string,
  files: FileSystem,
): Promise<Unit | Problem> {
  const unit = await framework.locateUnit(benchmark.file, root, files);
  if ('code' in unit || unit.id === benchmark.unit) return unit;
  return {
    code: 'unit-not-found',
    severity: 'error',
    message: t('{0} was found in {1}, but its file now belongs to {2}.', benchmark.name, benchmark.unit, unit.id),
    remedy: t('Look for benchmarks again.'),
    location: { file: benchmark.file, line: benchmark.nameRange.start.line },
  };
}

/**
 * Hash of the source a unit is built from: results of another hash are stale. Files that vanish meanwhile count as
 * not there; a later look then gives another hash.
 */
export async function unitHash(framework: Framework, unit: Unit, files: FileSystem): Promise<string> {
  const sources = [...(await framework.unitSources(unit, files))].sort();
  const parts = await Promise.all(
    sources.map(async (file) => [files.relative(unit.directory, file), await files.readText(file).catch(() => '')]),
  );
  return files.hash(JSON.stringify(parts));
}
