import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../support/workspaceCopy.ts';

const sizeLimitBytes = 2.5e6;
const activationLimitBytes = 150e3;

/** Everything that ships, apart from code chunks, whose names hold a hash. */
const expectedFiles = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/cli.js',
  'dist/extension.cjs',
  'dist/grammars/tree-sitter-go.wasm',
  'dist/grammars/tree-sitter.cjs',
  'dist/grammars/tree-sitter.wasm',
  'dist/parts.js',
  'dist/scanWorker.js',
  'dist/webview/panel.css',
  'dist/webview/panel.js',
  'l10n/bundle.l10n.json',
  ...['failed', 'improved', 'inconclusive', 'regressed'].flatMap((verdict) =>
    ['dark-stale', 'dark', 'light-stale', 'light'].map((look) => `media/gutter/${verdict}-${look}.svg`),
  ),
  'media/icon.png',
  ...['baseline', 'run', 'slower', 'trend', 'write'].map((page) => `media/walkthrough/${page}.md`),
  'package.json',
  'package.nls.json',
  'schemas/baseline.schema.json',
  'schemas/config.schema.json',
];

test('ships exactly what it needs', async () => {
  const files = await listFiles({ cwd: repositoryRoot, packageManager: PackageManager.None });
  const chunk = /^dist\/chunks\/[\w.-]+-[A-Z0-9]{8}\.js$/;
  expect(files.filter((file) => !chunk.test(file)).sort()).toEqual(expectedFiles);
});

test('is small enough', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-vsix-'));
  const packagePath = path.join(folder, 'redline.vsix');
  try {
    await createVSIX({ cwd: repositoryRoot, dependencies: false, packagePath });
    expect(statSync(packagePath).size).toBeLessThanOrEqual(sizeLimitBytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('loads little code on activation, and nothing beside it', () => {
  const extension = path.join(repositoryRoot, 'dist/extension.cjs');
  expect(statSync(extension).size).toBeLessThanOrEqual(activationLimitBytes);
  const loaded = [...readFileSync(extension, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
  expect(loaded.filter((name) => name !== 'vscode' && !isBuiltin(name))).toEqual([]);
});
