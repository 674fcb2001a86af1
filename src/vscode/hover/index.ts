import * as vscode from 'vscode';
import { type HoverAction, hoverMarkdown } from '../../core/present/hover.ts';
import { commands } from '../ids.ts';
import { documentSelector, groupsOf } from '../shared/groups.ts';
import { toRange } from '../shared/ranges.ts';
import type { Services } from '../shared/services.ts';
import type { BenchmarkRef } from '../state/workspace.ts';

const commandOf: Readonly<Record<HoverAction, string>> = {
  run: commands.runBenchmark,
  recordBaseline: commands.recordBaseline,
  openPanel: commands.openPanel,
};

/** The full result of the benchmark whose name is under the pointer. */
export function registerHover({ workspace }: Services): vscode.Disposable {
  const provideHover = (document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined => {
    const group = groupsOf(workspace, document).find(({ state }) =>
      toRange(state.benchmark.nameRange).contains(position),
    );
    const root = workspace.rootOf(document.uri.fsPath);
    if (group === undefined || root === undefined) return undefined;
    const { benchmark } = group.state;
    const ref: BenchmarkRef = { root: root.path, id: benchmark.id };
    const link = (action: HoverAction) => `command:${commandOf[action]}?${encodeURIComponent(JSON.stringify([ref]))}`;
    const markdown = new vscode.MarkdownString(
      hoverMarkdown(group, { link, trusted: vscode.workspace.isTrusted, now: new Date() }),
    );
    markdown.isTrusted = { enabledCommands: Object.values(commandOf) };
    return new vscode.Hover(markdown, toRange(benchmark.nameRange));
  };
  return vscode.languages.registerHoverProvider(documentSelector, { provideHover });
}
