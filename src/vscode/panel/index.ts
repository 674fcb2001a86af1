import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { panelViewType } from '../ids.ts';
import type { PanelDeps } from './deps.ts';
import { PanelSession } from './session.ts';

export type { PanelDeps } from './deps.ts';

export interface Panel extends vscode.Disposable {
  /** Opens the panel, or brings it to the front, on a benchmark or on the overview. */
  show(benchmark?: BenchmarkId): void;
}

/** "Redline: Trends": one panel per window, restored after a reload of the window. */
export function registerPanel(deps: PanelDeps): Panel {
  let session: PanelSession | undefined;

  const adopt = (panel: vscode.WebviewPanel): PanelSession => {
    panel.iconPath = vscode.Uri.joinPath(deps.extensionUri, 'media', 'icon.png');
    session?.dispose();
    const adopted = new PanelSession(panel, deps);
    session = adopted;
    panel.onDidDispose(() => {
      if (session === adopted) session = undefined;
    });
    return adopted;
  };

  const create = (): PanelSession =>
    adopt(
      vscode.window.createWebviewPanel(panelViewType, vscode.l10n.t('Redline: Trends'), vscode.ViewColumn.Active, {}),
    );

  const serializer = vscode.window.registerWebviewPanelSerializer(panelViewType, {
    deserializeWebviewPanel: (panel) => {
      adopt(panel);
      return Promise.resolve();
    },
  });

  return {
    show: (benchmark) => (session ?? create()).show(benchmark),
    dispose: () => {
      serializer.dispose();
      session?.dispose();
    },
  };
}
