import * as vscode from 'vscode';
import type { Benchmark, BenchmarkId } from '../../core/model/benchmark.ts';
import { UserError } from '../../core/model/problem.ts';
import { toRange } from '../shared/ranges.ts';
import type { Root } from '../state/root.ts';
import type { BenchmarkRef, RedlineWorkspace } from '../state/workspace.ts';

function notFound(message: string): UserError {
  return new UserError({ code: 'unit-not-found', severity: 'error', message });
}

function isRef(value: unknown): value is BenchmarkRef {
  return typeof value === 'object' && value !== null && 'root' in value && 'id' in value;
}

/** The innermost benchmark around the cursor, else the next one below, else the last one above. */
function nearestBenchmark(benchmarks: readonly Benchmark[], position: vscode.Position): Benchmark | undefined {
  const around = benchmarks.filter(({ range }) => toRange(range).contains(position));
  return around.at(-1) ?? benchmarks.find(({ range }) => range.start.line >= position.line) ?? benchmarks.at(-1);
}

/**
 * What a command means: the benchmark a lens or link names, else the one at the cursor.
 * @throws UserError when there is none
 */
export function chosenBenchmark(workspace: RedlineWorkspace, argument: unknown): { root: Root; benchmark: Benchmark } {
  if (isRef(argument)) {
    const root = workspace.root(argument.root);
    const benchmark = root?.model.benchmark(argument.id);
    if (root && benchmark) return { root, benchmark };
    throw notFound(vscode.l10n.t('This benchmark is no longer in the workspace.'));
  }
  const editor = vscode.window.activeTextEditor;
  const file = editor?.document.uri.fsPath ?? '';
  const root = workspace.rootOf(file);
  const benchmark = editor && root && nearestBenchmark(root.model.benchmarksIn(file), editor.selection.active);
  if (root && benchmark) return { root, benchmark };
  throw notFound(vscode.l10n.t('There is no benchmark at the cursor.'));
}

/** The file a command means: the one chosen in the explorer, else the one in the active editor. */
export function chosenFile(workspace: RedlineWorkspace, argument: unknown): { root: Root; file: string } {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const root = uri && workspace.rootOf(uri.fsPath);
  if (uri && root) return { root, file: uri.fsPath };
  throw notFound(vscode.l10n.t('Open a file with benchmarks first.'));
}

/** A benchmark and everything below it that has been measured. */
export function measuredBelow({ model }: Root, { id }: Benchmark): readonly BenchmarkId[] {
  return [...model.latestResults].flatMap(([candidate, { result }]) =>
    result.outcome === 'measured' && (candidate === id || candidate.startsWith(`${id}/`)) ? candidate : [],
  );
}
