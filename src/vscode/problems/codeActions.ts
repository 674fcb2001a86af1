import * as vscode from 'vscode';
import { findingsOf } from '../../core/present/findings.ts';
import { commands, diagnosticSource } from '../ids.ts';
import { documentSelector, groupsOf } from '../shared/groups.ts';
import { toRange } from '../shared/ranges.ts';
import type { Services } from '../shared/services.ts';
import type { BenchmarkRef } from '../state/workspace.ts';

interface Offer {
  readonly title: string;
  readonly command: string;
}

/** Restricted Mode only looks: it runs and records nothing. */
function offers(code: 'regressed' | 'failed'): readonly Offer[] {
  const trend = { title: vscode.l10n.t('Open trend'), command: commands.openPanel };
  if (!vscode.workspace.isTrusted) return [trend];
  const rerun = { title: vscode.l10n.t('Run again'), command: commands.runBenchmark };
  if (code === 'failed') return [rerun, trend];
  return [{ title: vscode.l10n.t('Accept as new baseline…'), command: commands.recordBaseline }, rerun, trend];
}

/** The light bulb on our diagnostics. */
export function registerCodeActions({ workspace }: Services): vscode.Disposable {
  const provideCodeActions = (
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
    const root = workspace.rootOf(document.uri.fsPath)?.path;
    if (ours.length === 0 || root === undefined) return [];
    const findings = groupsOf(workspace, document)
      .flatMap(findingsOf)
      .filter((finding) => toRange(finding.range).intersection(range) !== undefined);
    return findings.flatMap(({ benchmark, code, message }) => {
      const ref: BenchmarkRef = { root, id: benchmark };
      return offers(code).map(({ title, command }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.command = { title, command, arguments: [ref] };
        action.diagnostics = ours.filter((diagnostic) => diagnostic.message === message);
        return action;
      });
    });
  };
  return vscode.languages.registerCodeActionsProvider(
    documentSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
