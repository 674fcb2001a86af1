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
    runtimes: Object.assign({}, ...parts.map((part) => part.runtimes)) as Record<string, string>,
    sourceHashes: Object.assign({}, ...parts.map((part) => part.sourceHashes)) as Record<string, string>,
  };
}

async function prepareGroup(
  deps: RunDeps,
  { framework, targets, units }: TargetGroup,
  config: Config,
  { settings, environment }: Pick<Run, 'settings' | 'environment'>,
  signal: AbortSignal,
): Promise<Preparation> {
  const own = frameworkConfig(config, framework.id);
  // Where the first unit runs: the folder may pin the tool's version. Asking in each of many folders would take longer than it tells.
  const folder = [...units.values()][0]?.workingDirectory ?? deps.root;
  const [tool, hashes] = await Promise.all([
    readTool(deps, framework, folder, own.environment, signal),
    Promise.all(
      [...units.values()].map(async (unit) => [unit.id, await unitHash(framework, unit, deps.files)] as const),
    ),
  ]);
  const sourceHashes = Object.fromEntries(hashes);
  const { problem, command: toolCommand, version } = tool;
  if (problem !== undefined) {
    const blocked = targets.map((benchmark) => ({ benchmark, problem }));
    return { processes: [], blocked, runtimes: {}, sourceHashes };
  }
  const { cpuCount } = environment;
  const toolVersion = version === undefined ? {} : { toolVersion: version };
  return {
    processes: framework.plan({ targets, units, settings, config: own, toolCommand, cpuCount, ...toolVersion }),
    blocked: [],
    runtimes: version === undefined ? {} : { [framework.tool.id]: version },
    sourceHashes,
  };
}
