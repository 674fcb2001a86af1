import type { Benchmark } from '../../model/benchmark.ts';
import type { PlanRequest, ProcessPlan, Unit } from '../framework.ts';
import { type BenchSelection, selectExactly } from './pattern.ts';

/**
 * Calls of `go test`, each in the folder of its package, so that modules, nested modules and `go.work` are resolved as by hand.
 * - `-v`: only so does Go say that a benchmark was skipped, and why. It also prints a result line in one piece.
 * - `-cpu`: makes the `-N` behind a name known, so that it can be told from the name.
 * - `-timeout 0`: the time limit is Redline's own; Go's would count all benchmarks together.
 * - The user's arguments come last, so that they win, and may hold `-args`.
 */
export function plan(request: PlanRequest): readonly ProcessPlan[] {
  const { targets, units, settings, toolVersion } = request;
  const samplesOf = spread(settings.samples, settings.processes);
  const warmupSamples = Math.ceil(settings.warmupTimeMs / settings.sampleTimeMs);
  const byUnit = Map.groupBy(targets, (target) => target.unit);
  const selections = [...byUnit].flatMap(([id, members]) => {
    const unit = units.get(id);
    if (unit === undefined) return [];
    const names = members.map(({ name }) => name);
    return selectExactly(names, hasAlternatives(toolVersion)).map((selection) => ({ unit, members, selection }));
  });
  // All processes of one round before the next round: slow drifts of the machine spread over all benchmarks.
  return samplesOf.flatMap((samples) =>
    selections.map(({ unit, members, selection }) =>
      processPlan(request, unit, members, selection, samples, warmupSamples),
    ),
  );
}

function processPlan(
  { settings, config, toolCommand, cpuCount }: PlanRequest,
  unit: Unit,
  members: readonly Benchmark[],
  { pattern, names }: BenchSelection,
  samples: number,
  warmupSamples: number,
): ProcessPlan {
  const cpu = config.cpu ?? cpuCount;
  const selected = new Set(names);
  const expected = members.filter(({ name }) => selected.has(name)).map(({ id }) => id);
  const count = warmupSamples + samples;
  const flags = {
    '-run': '^$',
    '-bench': pattern,
    '-count': String(count),
    '-benchtime': `${settings.sampleTimeMs}ms`,
    '-cpu': String(cpu),
    '-timeout': '0',
  };
  return {
    framework: 'go',
    unit,
    argv: [toolCommand, 'test', ...Object.entries(flags).flat(), '-benchmem', '-v', '.', ...config.arguments],
    cwd: unit.workingDirectory,
    environment: config.environment,
    expected: [...new Set(expected)],
    samples,
    warmupSamples,
    hints: { cpu },
    estimatedMs: expected.length * count * settings.sampleTimeMs * rampUp,
  };
}

/** Go reaches the wanted time in growing steps: measured on empty and on slow benchmarks, 1.3 to 1.7 times of it in all. */
const rampUp = 1.5;

/** Samples per process: as even as possible, no process without any. */
function spread(samples: number, processes: number): readonly number[] {
  const count = Math.max(1, Math.min(samples, processes));
  return Array.from({ length: count }, (_, index) => Math.floor((samples + count - 1 - index) / count));
}

/** `-bench 'A/x|B/y'` means two alternatives since Go 1.20; before, the bar belongs to one element. Unknown versions are new. */
function hasAlternatives(version: string | undefined): boolean {
  const minor = /^go1\.(\d+)/.exec(version ?? '')?.[1];
  return minor === undefined || Number(minor) >= 20;
}
