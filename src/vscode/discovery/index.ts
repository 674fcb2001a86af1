import path from 'node:path';
import * as vscode from 'vscode';
import { settings } from '../ids.ts';
import { Batch } from '../shared/batch.ts';
import { guarded } from '../shared/errors.ts';
import type { Services } from '../shared/services.ts';
import { onDidChangeSetting, setting } from '../shared/settings.ts';
import { classifyFile, rootNamedBy } from './fileEvents.ts';
import { OpenDocuments } from './openDocuments.ts';

/** A save, a checkout or a generator touches many files at once. */
const quietMs = 300;

/** Keeps the model in step with open documents, files on disk, `.redline` and the folders of the window. */
export function registerDiscovery(services: Services, extensionPath: string): vscode.Disposable {
  const { workspace, log } = services;
  const documents = new OpenDocuments(services, extensionPath);

  const start = guarded(log, async () => {
    const roots = await workspace.located();
    await Promise.all(vscode.workspace.textDocuments.map((document) => documents.open(document)));
    await Promise.all(roots.map((root) => root.loadStored()));
    if (setting(settings.scanOnStartup)) await Promise.all(roots.map((root) => root.scanned()));
  });

  /** Roots came or went, or another folder is left out: files change hands, and new roots have results of their own. */
  const restart = async (): Promise<void> => {
    const roots = await workspace.relocate();
    await documents.reopen();
    await Promise.all(roots.map((root) => root.loadStored()));
    const wanted = roots.filter((root) => root.hasScanned || setting(settings.scanOnStartup));
    await Promise.all(wanted.map((root) => root.scan()));
  };

  const rescan = guarded(log, async () => {
    await Promise.all(workspace.roots.filter((root) => root.hasScanned).map((root) => root.scan()));
  });

  const isOfNewRoot = (file: string): boolean => workspace.root(rootNamedBy(file)) === undefined;

  const takeIn = guarded(log, async (files: ReadonlySet<string>) => {
    const events = [...files].map((file) => ({ file, event: classifyFile(file) }));
    if (events.some(({ file, event }) => event === 'config' || (event === 'baselines' && isOfNewRoot(file))))
      await restart();
    if (events.some(({ event }) => event === 'unit')) await documents.reopen();
    for (const [root, own] of Map.groupBy(events, ({ file }) => workspace.rootOf(file))) {
      if (root === undefined) continue;
      if (own.some(({ event }) => event === 'baselines' || event === 'config')) await root.reloadBaselines();
      const sources = own.filter(({ event }) => event === 'source' || event === 'unit');
      if (sources.length === 0) continue;
      const concerned = await Promise.all(sources.map(({ file }) => documents.concerns(file)));
      const changed = sources.map(({ file }) => file).filter((_, index) => concerned[index]);
      if (root.hasScanned && changed.length > 0) await root.scan(changed);
      const folders = new Set(sources.map(({ file }) => path.dirname(file)));
      await root.checkStale((folder) => folders.has(folder));
    }
  });

  const events = new Batch<string>(quietMs, (files) => void takeIn(files));
  const onFile = ({ fsPath }: vscode.Uri) => {
    if (classifyFile(fsPath) !== 'none') events.add(fsPath);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');

  // What is typed and not yet saved is on no disk: its results are of other code until a hash says otherwise.
  const onEdit = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    if (contentChanges.length === 0 || document.uri.scheme !== 'file' || !document.isDirty) return;
    workspace.rootOf(document.uri.fsPath)?.markEdited(document.uri.fsPath);
  };

  const begin = setImmediate(() => void start());
  return vscode.Disposable.from(
    { dispose: () => clearImmediate(begin) },
    documents,
    events,
    watcher,
    watcher.onDidCreate(onFile),
    watcher.onDidChange(onFile),
    watcher.onDidDelete(onFile),
    vscode.workspace.onDidOpenTextDocument(guarded(log, (document) => documents.open(document))),
    vscode.workspace.onDidChangeTextDocument(guarded(log, (event) => documents.change(event))),
    vscode.workspace.onDidChangeTextDocument(onEdit),
    vscode.workspace.onDidCloseTextDocument(
      guarded(log, async (document) => {
        await documents.close(document);
        events.add(document.uri.fsPath);
      }),
    ),
    onDidChangeSetting(settings.goPath, () => {
      for (const root of workspace.roots) root.renewEngine();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('files.exclude')) void rescan();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(guarded(log, restart)),
  );
}
