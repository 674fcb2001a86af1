import type { ProcessPlan } from '../frameworks/framework.ts';
import type { Benchmark } from '../model/benchmark.ts';
import { type Config, frameworkConfig } from '../model/config.ts';
import type { Run } from '../model/run.ts';
import type { RunDeps } from './deps.ts';
import { readTool } from './tools.ts';
import { type Blocked, groupTargets, type TargetGroup, unitHash } from './units.ts';

/** What is about to run, and the facts that must be taken before it does. */
export interface Preparation {
  readonly processes: readonly ProcessPlan[];
  readonly blocked: readonly Blocked[];
  /** Versions by tool id. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** Per unit id: taken before the build, so that an edit during the run makes its results stale. */
  readonly sourceHashes: Readonly<Record<string, string>>;
}

export async function prepare(
  deps: RunDeps,
  targets: readonly Benchmark[],
  config: Config,
  run: Pick<Run, 'settings' | 'environment'>,
  signal: AbortSignal,
): Promise<Preparation> {
  const { groups, blocked } = await groupTargets(deps, targets);
  const parts = await Promise.all(groups.map((group) => prepareGroup(deps, group, config, run, signal)));
  return {
    processes: parts.flatMap((part) => part.processes),
    blocked: [...blocked, ...parts.flatMap((part) => part.blocked)],
    runtimes: mergeRuntimes(parts.map((part) => part.runtimes)),
    sourceHashes: Object.assign({}, ...parts.map((part) => part.sourceHashes)) as Record<string, string>,
  };
}

async function prepareGroup(
  deps: RunDeps,
  { framework, workingDirectory, targets, units }: TargetGroup,
  config: Config,
  run: Pick<Run, 'settings' | 'environment'>,
  signal: AbortSignal,
): Promise<Preparation> {
  const { settings, environment } = run;
  const own = frameworkConfig(config, framework.id);
  const hashes = [...units.values()].map(
    async (unit) => [unit.id, await unitHash(framework, unit, deps.files)] as const,
  );
  const tool = await readTool(deps, framework, workingDirectory, own.environment, signal);
  const sourceHashes = Object.fromEntries(await Promise.all(hashes));
  const { problem, command: toolCommand, version } = tool;
  if (problem !== undefined) {
    const blocked = targets.map((benchmark) => ({ benchmark, problem }));
    return { processes: [], blocked, runtimes: {}, sourceHashes };
  }
  const known = version === undefined ? {} : { toolVersion: version };
  const processes = framework.plan({
    targets,
    units,
    settings,
    config: own,
    toolCommand,
    cpuCount: environment.cpuCount,
    ...known,
  });
  return {
    processes,
    blocked: [],
    runtimes: version === undefined ? {} : { [framework.tool.id]: version },
    sourceHashes,
  };
}

/** Folders that ask for different versions of one tool show as `go1.25.1, go1.26.8`. */
function mergeRuntimes(parts: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const versions = new Map<string, Set<string>>();
  for (const [tool, version] of parts.flatMap((part) => Object.entries(part))) {
    versions.set(tool, (versions.get(tool) ?? new Set()).add(version));
  }
  return Object.fromEntries([...versions].map(([tool, found]) => [tool, [...found].sort().join(', ')]));
}
