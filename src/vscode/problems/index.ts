import * as vscode from 'vscode';
import type { Problem } from '../../core/model/problem.ts';
import { findingsOf } from '../../core/present/findings.ts';
import { diagnosticSource } from '../ids.ts';
import { Batch } from '../shared/batch.ts';
import { toRange } from '../shared/ranges.ts';
import type { Services } from '../shared/services.ts';
import type { Root } from '../state/root.ts';
import { registerCodeActions } from './codeActions.ts';

const redrawDelayMs = 50;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

function diagnostic(
  range: vscode.Range,
  message: string,
  severity: keyof typeof severities,
  code: string,
): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, severities[severity]);
  made.source = diagnosticSource;
  made.code = code;
  return made;
}

/** A build error sits at one position; the editor marks the word there. */
function problemDiagnostic({ location, message, severity, code }: Problem): vscode.Diagnostic {
  const { line = 0, character = 0 } = location ?? {};
  return diagnostic(new vscode.Range(line, character, line, character), message, severity, code);
}

function fileDiagnostics({ model }: Root, file: string): vscode.Diagnostic[] {
  const found = model
    .groups(file)
    .flatMap(findingsOf)
    .map(({ range, message, severity, code }) => diagnostic(toRange(range), message, severity, code));
  const problems = model.problems.filter(({ location }) => location?.file === file).map(problemDiagnostic);
  return [...found, ...problems];
}

/** The Problems view: one entry per benchmark that regressed or failed, and what broke the last run at a place in a file. */
export function registerProblems(services: Services): vscode.Disposable {
  const { workspace } = services;
  const collection = vscode.languages.createDiagnosticCollection('redline');
  /** Files of problems that were shown: they may hold no benchmark. */
  let problemFiles: readonly string[] = [];

  const draw = new Batch<string>(redrawDelayMs, (files) => {
    const located = workspace.roots.flatMap(({ model }) =>
      model.problems.flatMap(({ location }) => location?.file ?? []),
    );
    for (const file of new Set([...files, ...problemFiles, ...located])) {
      const root = workspace.rootOf(file);
      collection.set(vscode.Uri.file(file), root ? fileDiagnostics(root, file) : []);
    }
    problemFiles = located;
  });

  return vscode.Disposable.from(
    collection,
    draw,
    registerCodeActions(services),
    workspace.onDidChange(({ files }) => {
      for (const file of files) draw.add(file);
    }),
  );
}
