import type * as vscode from 'vscode';
import type { createDocumentDiscovery, DocumentDiscovery } from '../../core/discover/documentDiscovery.ts';
import type { Framework } from '../../core/frameworks/framework.ts';
import { frameworkConfig } from '../../core/model/config.ts';
import type { FileSystem } from '../../core/ports/fileSystem.ts';
import type { SyntaxParser } from '../../core/ports/syntaxParser.ts';
import type { Services } from '../shared/services.ts';
import type { Root } from '../state/root.ts';

/** Loaded on first need: grammars and frameworks are nothing that activation should wait for. */
export interface DiscoveryParts {
  readonly parser: SyntaxParser;
  readonly create: typeof createDocumentDiscovery;
  readonly frameworks: readonly Framework[];
  readonly files: FileSystem;
}

/** Keeps the model in step with one open document, unsaved text included. */
export class DocumentWatch {
  readonly #root: Root;
  readonly #file: string;
  readonly #discovery: DocumentDiscovery;
  readonly #log: vscode.LogOutputChannel;

  private constructor(root: Root, file: string, discovery: DocumentDiscovery, log: vscode.LogOutputChannel) {
    this.#root = root;
    this.#file = file;
    this.#discovery = discovery;
    this.#log = log;
  }

  /** `undefined` when the document can hold no benchmarks, its tool is turned off, or it belongs to no unit (said in the log). */
  static async open(
    document: vscode.TextDocument,
    { workspace, log }: Services,
    { parser, create, frameworks, files }: DiscoveryParts,
  ): Promise<DocumentWatch | undefined> {
    const file = document.uri.fsPath;
    const framework = frameworks.find((candidate) => candidate.matchesFile(file));
    const root = workspace.rootOf(file);
    if (framework === undefined || root === undefined) return undefined;
    const engine = await root.engine();
    const { config } = await engine.config();
    if (!frameworkConfig(config, framework.id).enabled) return undefined;
    const unit = await framework.locateUnit(file, root.path, files);
    if ('code' in unit) {
      log.info(unit.message);
      return undefined;
    }
    return new DocumentWatch(root, file, create({ framework, parser, file, unit }), log);
  }

  async update(text: string, changes?: readonly vscode.TextDocumentContentChangeEvent[]): Promise<void> {
    try {
      this.#root.model.setOpenFile(this.#file, await this.#discovery.update(text, changes));
    } catch (error) {
      this.#log.error(`Benchmarks of ${this.#file} could not be found`, error);
    }
  }

  dispose(): void {
    this.#discovery.dispose();
    this.#root.model.release(this.#file);
  }
}
