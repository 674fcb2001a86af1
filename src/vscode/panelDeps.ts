import * as vscode from 'vscode';
import { commands } from './ids.ts';
import type { PanelDeps } from './panel/deps.ts';
import type { Services } from './shared/services.ts';
import type { Root } from './state/root.ts';
import type { BenchmarkRef } from './state/workspace.ts';

const commandOf = { run: commands.runBenchmark, recordBaseline: commands.recordBaseline } as const;

/** The panel's view of the model. */
export function panelDeps({ workspace, runs, log }: Services, extensionUri: vscode.Uri): PanelDeps {
  const rootOf = (id: BenchmarkRef['id']): Root | undefined =>
    workspace.roots.find((root) => root.model.benchmark(id) !== undefined);
  return {
    extensionUri,
    log,
    snapshot: () => workspace.roots.flatMap(({ model }) => model.all()),
    allFound: async () => Promise.all((await workspace.located()).map((root) => root.scanned())),
    onDidChange: (listener) => vscode.Disposable.from(workspace.onDidChange(listener), runs.onDidChange(listener)),
    historyFor: async (id) => (await rootOf(id)?.engine())?.history().store,
    execute: async (command, id) => {
      const root = rootOf(id);
      if (root)
        await vscode.commands.executeCommand(commandOf[command], { root: root.path, id } satisfies BenchmarkRef);
    },
  };
}
