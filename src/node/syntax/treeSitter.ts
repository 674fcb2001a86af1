import { createRequire } from 'node:module';
import path from 'node:path';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import type { Grammar, SyntaxParser, Tree } from '../../core/ports/syntaxParser.ts';

export interface SyntaxParserOptions {
  /** Folder with `tree-sitter.cjs`, its `.wasm` and the grammars: `dist/grammars`. Absent: the installed package. */
  readonly grammarsFolder?: string;
}

/**
 * tree-sitter in WebAssembly. Runtime and grammars are loaded on first need, each once.
 * @returns a parser whose `parse` rejects only when a grammar's file is missing or damaged, never for a text.
 */
export function createSyntaxParser({ grammarsFolder }: SyntaxParserOptions = {}): SyntaxParser {
  const require = createRequire(import.meta.url);
  const runtimeFile =
    grammarsFolder === undefined
      ? require.resolve('@vscode/tree-sitter-wasm')
      : path.join(grammarsFolder, 'tree-sitter.cjs');
  let runtime: Promise<typeof TreeSitter> | undefined;
  const parsers = new Map<Grammar, Promise<TreeSitter.Parser>>();

  const loadRuntime = async (): Promise<typeof TreeSitter> => {
    const loaded = require(runtimeFile) as typeof TreeSitter;
    await loaded.Parser.init();
    return loaded;
  };

  const loadParser = async (grammar: Grammar): Promise<TreeSitter.Parser> => {
    const { Language, Parser } = await (runtime ??= loadRuntime());
    const language = await Language.load(path.join(path.dirname(runtimeFile), `tree-sitter-${grammar}.wasm`));
    return new Parser().setLanguage(language);
  };

  return {
    async parse(grammar: Grammar, text: string, previous?: Tree): Promise<Tree> {
      let parser = parsers.get(grammar);
      if (parser === undefined) {
        parser = loadParser(grammar);
        parsers.set(grammar, parser);
      }
      const tree = (await parser).parse(text, previous);
      if (tree === null) throw new Error(`tree-sitter gave no tree for ${grammar}`);
      return tree;
    },
  };
}
