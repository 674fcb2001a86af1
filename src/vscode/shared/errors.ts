import * as vscode from 'vscode';
import { isUserError, type Problem } from '../../core/model/problem.ts';
import { commands } from '../ids.ts';

interface Action {
  readonly title: string;
  run(): Thenable<unknown>;
}

const showLog = (): Action => ({
  title: vscode.l10n.t('Show Log'),
  run: () => vscode.commands.executeCommand(commands.showLog),
});

function actionsFor({ code, location }: Problem): readonly Action[] {
  const actions: Action[] = [];
  if (location) {
    const { file, line, character = 0 } = location;
    actions.push({
      title: vscode.l10n.t('Open File'),
      run: () =>
        vscode.window.showTextDocument(vscode.Uri.file(file), {
          selection: new vscode.Range(line, character, line, character),
        }),
    });
  }
  if (code === 'tool-missing') {
    actions.push({
      title: vscode.l10n.t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'redline'),
    });
  }
  return [...actions, showLog()];
}

/** A `UserError` is advice and shown as it is; everything else is our own fault and goes to the log. */
export async function reportError(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  const known = isUserError(error);
  if (!known) log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = known
    ? error.message
    : vscode.l10n.t('Redline could not do this: an unexpected error is in the log.');
  const actions = known ? actionsFor(error.problem) : [showLog()];
  const chosen = await vscode.window.showErrorMessage(message, ...actions);
  await chosen?.run();
}

/** For handlers that nobody awaits: whatever goes wrong in `work` is reported, never lost. */
export function guarded<Args extends readonly unknown[]>(
  log: vscode.LogOutputChannel,
  work: (...args: Args) => unknown,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await work(...args);
    } catch (error) {
      void reportError(log, error);
    }
  };
}
