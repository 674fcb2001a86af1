import path from 'node:path';
import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { loadParts } from '../shared/parts.ts';
import { withScanProgress } from '../shared/scanProgress.ts';
import { type Disposable, Signal } from '../shared/signal.ts';
import { Root, type RootDeps } from './root.ts';
import type { ModelChange } from './rootModel.ts';

/** Names a benchmark across roots; plain data, so that it can be a command's argument. */
export interface BenchmarkRef {
  readonly root: string;
  readonly id: BenchmarkId;
}

async function exists(file: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.file(file));
    return true;
  } catch {
    return false;
  }
}

/** Folders inside the workspace with a `.redline` of their own. */
async function rootsBelow(): Promise<readonly string[]> {
  const marks = await vscode.workspace.findFiles('**/.redline/{config.json,.gitignore,baselines/*.json}');
  return marks.map(({ fsPath }) => fsPath.slice(0, fsPath.lastIndexOf(`${path.sep}.redline${path.sep}`)));
}

function excludedGlobs(): readonly string[] {
  const exclude = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  return Object.keys(exclude).filter((glob) => exclude[glob] === true);
}

const contains = (root: string, file: string): boolean =>
  file.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/** All roots of the window: one per workspace folder, and one per nested `.redline`. */
export class RedlineWorkspace implements Disposable {
  readonly #changed = new Signal<ModelChange>();
  /** Something about the benchmarks of these files changed, in any root. */
  readonly onDidChange = this.#changed.event;
  readonly #deps: RootDeps;
  #roots: readonly Root[] = [];
  #located: Promise<readonly Root[]> | undefined;

  constructor(deps: Pick<RootDeps, 'log' | 'createEngine'>) {
    const owns = (root: Root, file: string): boolean => this.rootOf(file) === root;
    this.#deps = { ...deps, exists, excluded: excludedGlobs, owns, withScanProgress };
  }

  /** Those located so far. */
  get roots(): readonly Root[] {
    return this.#roots;
  }

  /** Looks for roots on the first call. */
  located(): Promise<readonly Root[]> {
    this.#located ??= this.#locate();
    return this.#located;
  }

  /** After workspace folders or `.redline` folders came or went. */
  relocate(): Promise<readonly Root[]> {
    this.#located = this.#locate();
    return this.#located;
  }

  /** The innermost root that holds the file. */
  rootOf(file: string): Root | undefined {
    return this.#roots.find((root) => contains(root.path, file));
  }

  root(rootPath: string): Root | undefined {
    return this.#roots.find((root) => root.path === rootPath);
  }

  dispose(): void {
    for (const root of this.#roots) root.dispose();
  }

  async #locate(): Promise<readonly Root[]> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const { findRoot, nodeFileSystem } = await loadParts();
    const above = await Promise.all(folders.map(({ uri: { fsPath } }) => findRoot(fsPath, nodeFileSystem, fsPath)));
    const paths = [...new Set([...above, ...(await rootsBelow())])].sort((a, b) => b.length - a.length);
    const before = this.#roots;
    this.#roots = paths.map((rootPath) => before.find((root) => root.path === rootPath) ?? this.#open(rootPath));
    for (const root of before) if (!this.#roots.includes(root)) root.dispose();
    return this.#roots;
  }

  #open(rootPath: string): Root {
    const root = new Root(rootPath, this.#deps);
    root.model.onDidChange((change) => this.#changed.fire(change));
    return root;
  }
}
