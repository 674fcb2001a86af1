import type { Tree } from '@vscode/tree-sitter-wasm';

export type Grammar = 'go' | 'cpp' | 'typescript' | 'tsx' | 'javascript' | 'python' | 'rust';

export type { Node, Tree } from '@vscode/tree-sitter-wasm';

/** tree-sitter behind a port. Trees live in WebAssembly memory: whoever gets one calls `delete()` on it. */
export interface SyntaxParser {
  /** Loads the grammar on first need. `previous` (already edited) makes the parse incremental. */
  parse(grammar: Grammar, text: string, previous?: Tree): Promise<Tree>;
}
