import path from 'node:path';
import * as vscode from 'vscode';
import { loadParts } from '../shared/parts.ts';
import type { Services } from '../shared/services.ts';
import { type DiscoveryParts, DocumentWatch } from './documents.ts';
import { classifyFile } from './fileEvents.ts';

async function loadDiscovery(grammarsFolder: string): Promise<DiscoveryParts> {
  const { createDocumentDiscovery, createSyntaxParser, frameworks, nodeFileSystem } = await loadParts();
  const parser = createSyntaxParser({ grammarsFolder });
  return { parser, create: createDocumentDiscovery, frameworks, files: nodeFileSystem };
}

/** All open documents that may hold benchmarks, each watched from its opening to its closing. */
export class OpenDocuments implements vscode.Disposable {
  readonly #services: Services;
  readonly #grammarsFolder: string;
  readonly #watches = new Map<string, Promise<DocumentWatch | undefined>>();
  #parts: Promise<DiscoveryParts> | undefined;

  constructor(services: Services, extensionPath: string) {
    this.#services = services;
    this.#grammarsFolder = path.join(extensionPath, 'dist', 'grammars');
  }

  /** May a scan find something else after an event on this path? Folders come and go as a whole. */
  async concerns(file: string): Promise<boolean> {
    const { frameworks } = await this.#load();
    return (
      path.extname(file) === '' ||
      classifyFile(file) === 'unit' ||
      frameworks.some((framework) => framework.matchesFile(file))
    );
  }

  async open(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme !== 'file' || this.#watches.has(document.uri.fsPath)) return;
    const opening = this.#begin(document);
    this.#watches.set(document.uri.fsPath, opening);
    await opening;
  }

  async change({ document, contentChanges }: vscode.TextDocumentChangeEvent): Promise<void> {
    const text = document.getText();
    const watch = await this.#watches.get(document.uri.fsPath);
    await watch?.update(text, contentChanges);
  }

  async close({ uri }: vscode.TextDocument): Promise<void> {
    const watch = this.#watches.get(uri.fsPath);
    this.#watches.delete(uri.fsPath);
    (await watch)?.dispose();
  }

  /** Units may have moved (a `go.mod` came or went): all begin anew. */
  async reopen(): Promise<void> {
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.close(document)));
    await Promise.all(vscode.workspace.textDocuments.map((document) => this.open(document)));
  }

  dispose(): void {
    for (const document of vscode.workspace.textDocuments) void this.close(document);
  }

  #load(): Promise<DiscoveryParts> {
    this.#parts ??= loadDiscovery(this.#grammarsFolder);
    return this.#parts;
  }

  async #begin(document: vscode.TextDocument): Promise<DocumentWatch | undefined> {
    await this.#services.workspace.located();
    const watch = await DocumentWatch.open(document, this.#services, await this.#load());
    // The text as it is now: changes that came meanwhile are in it, and later ones wait for this promise.
    await watch?.update(document.getText());
    return watch;
  }
}
