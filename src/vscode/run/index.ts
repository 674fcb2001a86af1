import path from 'node:path';
import * as vscode from 'vscode';
import type { RunReport } from '../../core/engine.ts';
import { isUserError, UserError } from '../../core/model/problem.ts';
import { runExitCode, runSummary } from '../../core/present/runSummary.ts';
import { taskType } from '../ids.ts';
import { reportError } from '../shared/errors.ts';
import type { RedlineTask, Runner } from '../shared/runner.ts';
import type { Services } from '../shared/services.ts';
import type { Root } from '../state/root.ts';
import { executeRun } from './executeRun.ts';
import { RunQueue } from './runQueue.ts';
import type { RunScreen, RunWork } from './runTerminal.ts';
import { createTask, createTaskProvider, taskName } from './tasks.ts';

const failedExitCode = 70;

function showReport(screen: RunScreen, report: RunReport): void {
  for (const problem of report.problems) screen.problem(problem);
  screen.lines(`\n${runSummary(report)}`);
}

/** Runs are tasks: from lenses, the palette and `tasks.json` alike, each in a task terminal, one at a time. */
export function registerRunning(services: Services): Runner & vscode.Disposable {
  const queue = new RunQueue();
  let sequence = 0;
  let last: { readonly root: Root; readonly task: RedlineTask } | undefined;

  const work =
    (rootOf: (task: RedlineTask) => Promise<Root>) =>
    (task: RedlineTask): RunWork =>
    async (screen, controller) => {
      try {
        const root = await rootOf(task);
        last = { root, task };
        const sink = {
          onPhase: (phase: string) => {
            if (phase === 'queued') screen.note(vscode.l10n.t('Waiting for another run on this machine to end.'));
          },
          onCommand: screen.command.bind(screen),
          onOutput: screen.output.bind(screen),
        };
        const report = await executeRun(services, queue, { root, task, sink, controller });
        if (report) showReport(screen, report);
        else screen.note(vscode.l10n.t('Stopped before it began.'));
        return report ? runExitCode(report) : 1;
      } catch (error) {
        if (isUserError(error)) screen.problem(error.problem);
        void reportError(services.log, error);
        return failedExitCode;
      }
    };

  /** A task from `tasks.json`: its file decides, else its folder. */
  const rootInFolder = (folder: vscode.WorkspaceFolder | undefined) => async (task: RedlineTask) => {
    const roots = await services.workspace.located();
    const base = folder?.uri.fsPath ?? '';
    const root =
      services.workspace.rootOf(path.resolve(base, task.file ?? 'any')) ?? roots.find(() => folder === undefined);
    if (root) return root;
    throw new UserError({
      code: 'unit-not-found',
      severity: 'error',
      message: vscode.l10n.t('Benchmarks run only in files of an open folder.'),
    });
  };

  const start = async (root: Root, task: RedlineTask): Promise<void> => {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(root.path));
    sequence += 1;
    const run = createTask(
      { ...task, sequence },
      folder ?? vscode.TaskScope.Workspace,
      taskName(task),
      work(() => Promise.resolve(root)),
    );
    await vscode.tasks.executeTask(run);
  };

  const provider = vscode.tasks.registerTaskProvider(
    taskType,
    createTaskProvider((folder) => work(rootInFolder(folder))),
  );
  return {
    start: (root, task) => start(root, { ...task, type: taskType } as RedlineTask),
    rerunLast: async () => {
      if (last) await start(last.root, last.task);
      return last !== undefined;
    },
    dispose: () => provider.dispose(),
  };
}
