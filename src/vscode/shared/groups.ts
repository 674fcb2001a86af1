import type * as vscode from 'vscode';
import type { BenchmarkGroup } from '../../core/present/benchmarkState.ts';
import type { RedlineWorkspace } from '../state/workspace.ts';

/** Documents that may hold benchmarks: files on disk. Whether one does, the model knows. */
export const documentSelector: vscode.DocumentSelector = { scheme: 'file' };

/** What the model knows about a document, in source order. */
export function groupsOf(workspace: RedlineWorkspace, { uri }: vscode.TextDocument): readonly BenchmarkGroup[] {
  return uri.scheme === 'file' ? (workspace.rootOf(uri.fsPath)?.model.groups(uri.fsPath) ?? []) : [];
}
