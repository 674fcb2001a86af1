import * as vscode from 'vscode';
import { type LensAction, lensesFor } from '../../core/present/lenses.ts';
import { commands, settings } from '../ids.ts';
import { documentSelector, groupsOf } from '../shared/groups.ts';
import { toRange } from '../shared/ranges.ts';
import type { Services } from '../shared/services.ts';
import { onDidChangeSetting, setting } from '../shared/settings.ts';
import type { BenchmarkRef } from '../state/workspace.ts';

const commandOf: Readonly<Record<LensAction, string>> = {
  run: commands.runBenchmark,
  stop: commands.stop,
  openPanel: commands.openPanel,
  recordBaseline: commands.recordBaseline,
  showLog: commands.showLog,
  manageTrust: 'workbench.trust.manage',
};

/** Lenses above each benchmark: run, result, next useful action. */
export function registerCodeLens({ workspace }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => changed.fire();

  const provideCodeLenses = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const root = workspace.rootOf(document.uri.fsPath)?.path;
    if (root === undefined || !setting(settings.codeLens)) return [];
    return groupsOf(workspace, document).flatMap((group) => {
      const { id, nameRange } = group.state.benchmark;
      const ref: BenchmarkRef = { root, id };
      return lensesFor(group, { trusted: vscode.workspace.isTrusted }).map(
        ({ title, tooltip, action }) =>
          new vscode.CodeLens(toRange(nameRange), { title, tooltip, command: commandOf[action], arguments: [ref] }),
      );
    });
  };

  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(refresh),
    onDidChangeSetting(settings.codeLens, refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.languages.registerCodeLensProvider(documentSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses,
    }),
  );
}
