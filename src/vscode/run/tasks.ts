import path from 'node:path';
import * as vscode from 'vscode';
import { parseBenchmarkId } from '../../core/model/benchmark.ts';
import { taskType } from '../ids.ts';
import type { RedlineTask } from '../shared/runner.ts';
import { RunTerminal, type RunWork } from './runTerminal.ts';

export type WorkOf = (task: RedlineTask) => RunWork;

function isRedlineTask(definition: vscode.TaskDefinition): definition is RedlineTask {
  return definition.type === taskType && ['all', 'file', 'benchmark'].includes(String(definition['run']));
}

/** What a person reads in the task list and on the terminal's tab. */
export function taskName({ run, file, benchmark = '' }: RedlineTask): string {
  if (run === 'all') return vscode.l10n.t('run all');
  if (run === 'benchmark') return vscode.l10n.t('run {0}', parseBenchmarkId(benchmark)?.name ?? benchmark);
  const isKnown = file !== undefined && !file.includes('${');
  return isKnown ? vscode.l10n.t('run {0}', path.basename(file)) : vscode.l10n.t('run file');
}

export function createTask(
  definition: RedlineTask,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  name: string,
  workOf: WorkOf,
): vscode.Task {
  const execution = new vscode.CustomExecution((resolved) =>
    Promise.resolve(new RunTerminal(workOf(resolved as RedlineTask))),
  );
  // An empty list of problem matchers: Redline reports build errors itself, with the right folder.
  const task = new vscode.Task(definition, scope, name, taskType, execution, []);
  task.presentationOptions = { showReuseMessage: false, clear: true, panel: vscode.TaskPanelKind.Shared };
  task.group = vscode.TaskGroup.Test;
  return task;
}

/** `redline: run all` and `redline: run file` in the task list, and whatever `tasks.json` says. */
export function createTaskProvider(
  workOf: (folder: vscode.WorkspaceFolder | undefined) => WorkOf,
): vscode.TaskProvider {
  const known: readonly RedlineTask[] = [
    { type: taskType, run: 'all' },
    { type: taskType, run: 'file', file: '${file}' },
  ];
  return {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        known.map((definition) => createTask(definition, folder, taskName(definition), workOf(folder))),
      ),
    resolveTask: ({ definition, scope, name }) => {
      if (!isRedlineTask(definition)) return undefined;
      const folder = typeof scope === 'object' ? scope : undefined;
      return createTask(definition, scope ?? vscode.TaskScope.Workspace, name, workOf(folder));
    },
  };
}
