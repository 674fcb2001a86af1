import * as vscode from 'vscode';
import { contextKeys } from '../ids.ts';
import { groupsOf } from '../shared/groups.ts';
import type { Services } from '../shared/services.ts';

/** Tells the editor's `when` clauses what we know. */
export function registerContextKeys({ workspace, runs }: Services): vscode.Disposable {
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean): void => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const tellFile = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    tell(contextKeys.fileHasBenchmarks, document !== undefined && groupsOf(workspace, document).length > 0);
  };
  return vscode.Disposable.from(
    runs.onDidChange(() => tell(contextKeys.running, runs.count > 0)),
    workspace.onDidChange(tellFile),
    vscode.window.onDidChangeActiveTextEditor(tellFile),
  );
}
