import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSyntaxParser } from './treeSitter.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'redline grammars é '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('parses with the installed package, incrementally', async () => {
  const parser = createSyntaxParser();
  const first = await parser.parse('go', 'package a\n');
  const tree = await parser.parse('go', 'package b\n', first);
  expect(tree.rootNode.toString()).toBe('(source_file (package_clause (package_identifier)))');
  first.delete();
  tree.delete();
});

test('finds runtime and grammars in the folder that ships', async () => {
  const installed = path.dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
  cpSync(path.join(installed, 'tree-sitter.js'), path.join(folder, 'tree-sitter.cjs'));
  for (const name of ['tree-sitter.wasm', 'tree-sitter-go.wasm'])
    cpSync(path.join(installed, name), path.join(folder, name));
  const tree = await createSyntaxParser({ grammarsFolder: folder }).parse('go', 'package a\n');
  expect(tree.rootNode.hasError).toBe(false);
  tree.delete();
});

test('a missing grammar rejects, and nothing is loaded before it is needed', async () => {
  const parser = createSyntaxParser({ grammarsFolder: path.join(folder, 'nowhere') });
  await expect(parser.parse('go', '')).rejects.toThrow();
});
