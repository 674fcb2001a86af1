import * as vscode from 'vscode';
import { statusView } from '../../core/present/statusView.ts';
import { commands } from '../ids.ts';
import type { Services } from '../shared/services.ts';

/** Bursts of changes (a scan, typing) redraw the item once. */
const redrawDelayMs = 100;

/** The one status bar item: what is wrong, or what runs. */
export function registerStatusBar({ workspace, runs }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('redline', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Redline';
  let timer: NodeJS.Timeout | undefined;

  const draw = (): void => {
    timer = undefined;
    const states = workspace.roots.flatMap((root) => root.model.all());
    const view = statusView(states, { active: runs.active, unfinished: runs.count });
    if (view === undefined) {
      item.hide();
      return;
    }
    item.text = view.text;
    item.tooltip = view.tooltip;
    item.accessibilityInformation = { label: view.spoken };
    item.backgroundColor = view.warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.command = view.action === 'stop' ? commands.stop : commands.openPanel;
    item.show();
  };
  const redraw = () => {
    timer ??= setTimeout(draw, redrawDelayMs);
  };

  return vscode.Disposable.from(item, workspace.onDidChange(redraw), runs.onDidChange(redraw), {
    dispose: () => clearTimeout(timer),
  });
}
