import type { ConfigReading, RunObserver, RunReport, RunRequest } from './engine.ts';
import type { Run } from './model/run.ts';
import { assemble } from './run/assemble.ts';
import type { RunDeps } from './run/deps.ts';
import { execute } from './run/execute.ts';
import { judge } from './run/judge.ts';
import { newRun, stopped, unmeasured } from './run/newRun.ts';
import { prepare } from './run/prepare.ts';
import { record } from './run/record.ts';
import { placeReported } from './run/reported.ts';

/**
 * Measures, one run at a time on this machine. Whatever goes wrong on the way is in the report's problems: a broken
 * config refuses to measure, a stopped run reports what was finished, an unwritable history only costs the record.
 */
export async function runBenchmarks(
  deps: RunDeps,
  request: RunRequest,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<RunReport> {
  const reading = await deps.config();
  const hardware = await deps.environment();
  const begin = () => newRun(deps.clock.now(), request, hardware, { ...reading.config.measure, ...request.overrides });
  if (reading.problems.some(({ severity }) => severity === 'error')) return unmeasured(begin(), reading.problems);
  try {
    return await deps.locks.withLock(
      deps.locks.machineRunLock,
      () => pipeline(deps, request, reading, begin(), observer, signal),
      { signal, onWait: () => observer.onPhase('queued') },
    );
  } catch (error) {
    if (!signal.aborted) throw error;
    return unmeasured({ ...begin(), outcome: 'stopped' }, [stopped()]);
  }
}

/** The flow that is the architecture: plan → run and parse → assemble → compare → record → report. */
async function pipeline(
  deps: RunDeps,
  request: RunRequest,
  { config, problems: warnings }: ConfigReading,
  begun: Run,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<RunReport> {
  const startedMs = deps.clock.monotonicMs();
  observer.onPhase('preparing');
  const [plan, commit] = await Promise.all([
    prepare(deps, request.targets, config, begun, signal),
    deps.git.state(deps.root),
  ]);
  observer.onPhase('running');
  const outcomes = await execute(deps, plan.processes, begun.settings.timeoutMs, observer, signal);
  observer.onPhase('finishing');
  const run: Run = {
    ...begun,
    ...assemble(request.targets, outcomes, plan.blocked, deps.frameworkById, signal.aborted),
    durationMs: deps.clock.monotonicMs() - startedMs,
    environment: { ...begun.environment, runtimes: plan.runtimes },
    sourceHashes: plan.sourceHashes,
    ...(commit && { commit }),
  };
  const judgement = await judge(deps, run);
  const recording = await record(deps, run);
  return {
    run,
    comparisons: judgement.comparisons,
    problems: [...warnings, ...run.problems, ...judgement.problems, ...recording.problems],
    reported: placeReported(
      run.results.map(({ id }) => id),
      [...request.targets, ...(request.known ?? [])],
    ),
    recorded: recording.recorded,
  };
}
