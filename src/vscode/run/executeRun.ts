import * as vscode from 'vscode';
import type { RunObserver, RunReport, RunRequest } from '../../core/engine.ts';
import type { Benchmark, BenchmarkId } from '../../core/model/benchmark.ts';
import { UserError } from '../../core/model/problem.ts';
import type { RedlineTask } from '../shared/runner.ts';
import type { Services } from '../shared/services.ts';
import type { Root } from '../state/root.ts';
import type { RootModel } from '../state/rootModel.ts';
import type { RunPhase } from '../state/runActivity.ts';
import type { RunQueue } from './runQueue.ts';
import { targetsOf } from './targets.ts';

/** Where the words of a run go: its terminal. */
export type RunSink = Pick<RunObserver, 'onPhase' | 'onCommand' | 'onOutput'>;

export interface RunJob {
  readonly root: Root;
  readonly task: RedlineTask;
  readonly sink: RunSink;
  readonly controller: AbortController;
}

/** Follows one run: keeps the model's activity and the window's progress up to date, and hands words to the terminal. */
function observe(services: Services, { root, sink }: RunJob, targets: readonly BenchmarkId[]): RunObserver {
  let phase: RunPhase = 'preparing';
  let progress = { done: 0, total: targets.length };
  const report = () => services.runs.report({ root: root.path, phase, progress });
  return {
    onPhase: (next) => {
      phase = next;
      root.model.setActivity(targets, next === 'queued' ? 'queued' : 'running');
      sink.onPhase(next);
      report();
    },
    onCommand: (commandLine, workingDirectory) => {
      services.log.info(`${commandLine} (in ${workingDirectory})`);
      sink.onCommand(commandLine, workingDirectory);
    },
    onOutput: sink.onOutput,
    onProgress: (next) => {
      progress = next;
      report();
    },
  };
}

/** A run of everything also asks for what baselines know and the source has no more: it is missing, not forgotten. */
function request(model: RootModel, { run }: RedlineTask, targets: readonly Benchmark[]): RunRequest {
  const known = [...model.files].flatMap((file) => model.benchmarksIn(file));
  return { targets, known, ...(run === 'all' && { vanished: model.vanished }) };
}

/** Whoever stops a run knows that the rest was not measured: in the editor that is neither missing nor failed. */
function withoutUnmeasured(report: RunReport): RunReport {
  if (report.run.outcome === 'completed') return report;
  const measured = new Set(report.run.results.map(({ id }) => id));
  return { ...report, comparisons: report.comparisons.filter(({ benchmark }) => measured.has(benchmark)) };
}

async function measure(services: Services, job: RunJob, targets: readonly Benchmark[]): Promise<RunReport> {
  const { root, task, controller } = job;
  const engine = await root.engine();
  const ids = targets.map(({ id }) => id);
  try {
    const report = withoutUnmeasured(
      await engine.run(request(root.model, task, targets), observe(services, job, ids), controller.signal),
    );
    if (!report.recorded) root.keep(report.run);
    root.model.finishRun(report);
    return report;
  } finally {
    root.model.setActivity(ids, 'idle');
    services.runs.idle();
  }
}

/** Files that are open are known already; for the rest the scan has to have ended. */
async function findTargets(root: Root, task: RedlineTask): Promise<readonly Benchmark[]> {
  if (task.run !== 'all') {
    const known = targetsOf(root.model, task);
    if (known.length > 0) return known;
  }
  await root.scanned();
  const targets = targetsOf(root.model, task);
  if (targets.length > 0) return targets;
  throw new UserError({
    code: 'nothing-measured',
    severity: 'error',
    message: vscode.l10n.t('No such benchmark was found: {0}.', task.benchmark ?? task.file ?? root.path),
    remedy: vscode.l10n.t('Scan for benchmarks again if it is new.'),
  });
}

/**
 * Runs what a task names, after the runs that were asked for before it. `undefined` when it was stopped while it waited.
 * @throws UserError when the task names nothing that is there, or when the engine refuses to measure.
 */
export async function executeRun(services: Services, queue: RunQueue, job: RunJob): Promise<RunReport | undefined> {
  const { root, task, sink, controller } = job;
  services.runs.begin(controller);
  try {
    const targets = await findTargets(root, task);
    if (services.runs.count > 1) sink.onPhase('queued');
    root.model.setActivity(
      targets.map(({ id }) => id).filter((id) => root.model.activity(id) === 'idle'),
      'queued',
    );
    return await queue.enqueue(() => measure(services, job, targets), controller.signal);
  } finally {
    services.runs.end(controller);
  }
}
