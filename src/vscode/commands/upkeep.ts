import path from 'node:path';
import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { commands } from '../ids.ts';
import { loadParts } from '../shared/parts.ts';
import type { Services } from '../shared/services.ts';
import type { Handlers } from './handlers.ts';

/** All that is needed for the editor to complete and check the file by its schema. */
const emptyConfig = `{
  "version": 1
}
`;

/** Opens the configuration of the root at hand; a root without one gets an empty one. */
async function openConfig({ workspace }: Services): Promise<void> {
  const roots = await workspace.located();
  const file = vscode.window.activeTextEditor?.document.uri.fsPath;
  const root = (file === undefined ? undefined : workspace.rootOf(file)) ?? roots[0];
  if (root === undefined) return;
  const config = vscode.Uri.file(path.join(root.path, '.redline', 'config.json'));
  const { nodeFileSystem } = await loadParts();
  if ((await nodeFileSystem.stat(config.fsPath)) === undefined)
    await nodeFileSystem.writeAtomic(config.fsPath, emptyConfig);
  await vscode.window.showTextDocument(config);
}

export interface ShowPanel {
  show(benchmark?: BenchmarkId): void;
}

export function upkeepHandlers(services: Services, panel: ShowPanel): Handlers {
  const { workspace, log } = services;
  return {
    [commands.openPanel]: (argument) => {
      const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
      panel.show(id as BenchmarkId | undefined);
    },
    [commands.openConfig]: () => openConfig(services),
    [commands.clearResults]: () => {
      for (const root of workspace.roots) root.model.clear();
    },
    [commands.scan]: () =>
      vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Window,
          title: vscode.l10n.t('Redline: looking for benchmarks'),
        },
        async () => {
          for (const root of await workspace.relocate()) await root.scan();
        },
      ),
    [commands.showLog]: () => log.show(),
  };
}
