/**
 * Builds everything that ships into `dist/`. The extension is one CommonJS file with what activation needs: VS Code loads ES modules
 * through hooks that cost as much as activation itself. All the rest is ES modules with shared chunks, loaded on first need: `parts.js` by
 * the extension, `cli.js` by the terminal. `--test` adds the suites that run inside VS Code.
 */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const withTests = process.argv.includes('--test');
const grammars = ['go'];

/** Grammars and the tree-sitter runtime are copied as they are: WebAssembly does not bundle. */
function copyGrammars() {
  const from = path.dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
  mkdirSync('dist/grammars', { recursive: true });
  for (const name of ['tree-sitter.wasm', ...grammars.map((grammar) => `tree-sitter-${grammar}.wasm`)]) {
    cpSync(path.join(from, name), path.join('dist/grammars', name));
  }
  // `.cjs`: the folder's package is of type module, this file is not.
  cpSync(path.join(from, 'tree-sitter.js'), 'dist/grammars/tree-sitter.cjs');
}

const version = JSON.parse(readFileSync('package.json', 'utf8')).version;

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
  define: { REDLINE_VERSION: JSON.stringify(version) },
};

/** Cuts the extension's bundle at the one module that it loads later. @type {esbuild.Plugin} */
const loadPartsLater = {
  name: 'load parts later',
  setup(build) {
    build.onResolve({ filter: /\/node\/parts\.ts$/ }, () => ({ path: './parts.js', external: true }));
  },
};

/** @type {esbuild.BuildOptions[]} */
const builds = [
  {
    ...shared,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'node',
    target: 'node22.13',
    external: ['vscode'],
    plugins: [loadPartsLater],
  },
  {
    ...shared,
    entryPoints: { parts: 'src/node/parts.ts', cli: 'src/cli.ts', scanWorker: 'src/node/scan/scanWorker.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'node22.13',
    // jsonc-parser's CommonJS file loads its parts in a way no bundler can follow; its ES module does not.
    mainFields: ['module', 'main'],
    // Bundled CommonJS packages call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    ...shared,
    entryPoints: { panel: 'webview-ui/main.tsx' },
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
    target: 'chrome130',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

if (withTests) {
  builds.push({
    ...shared,
    minify: false,
    sourcemap: 'inline',
    entryPoints: { index: 'test/host/index.ts' },
    outdir: 'out/test/host',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'node',
    target: 'node22.13',
    external: ['vscode', 'mocha'],
  });
}

rmSync('dist', { recursive: true, force: true });
copyGrammars();
if (watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
