import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { frameworks } from '../../src/core/frameworks/registry.ts';
import { nodeFileSystem } from '../../src/node/fileSystem.ts';
import { createScanner, type Scanner, type ScannerOptions } from '../../src/node/scan/scanner.ts';

/** Text of a Go test file with one benchmark per name. */
export const goBenchmarks = (...names: readonly string[]): string =>
  [
    'package p',
    'import "testing"',
    ...names.map((name) => `func Benchmark${name}(b *testing.B) {\n\tfor b.Loop() {\n\t}\n}`),
  ].join('\n\n');

/** A real folder with a Go module, and a scanner of it. */
export interface ScanTree extends AsyncDisposable {
  readonly root: string;
  readonly scanner: Scanner;
  /** Lines of the log, each with its level. */
  readonly logged: readonly string[];
  readonly path: (relative: string) => string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Names of all benchmarks with their units, from a full scan or one of some changed paths. */
  names(changed?: readonly string[]): Promise<readonly string[]>;
}

export async function scanTree(
  files: Readonly<Record<string, string>>,
  options: Partial<ScannerOptions> = {},
): Promise<ScanTree> {
  const top = await realpath(await mkdtemp(path.join(tmpdir(), 'redline scan é ')));
  const root = options.root === undefined ? top : path.join(top, options.root);
  const logged: string[] = [];
  const scanner = createScanner({
    frameworks,
    files: nodeFileSystem,
    log: {
      info: (message) => logged.push(`info ${message}`),
      warn: (message) => logged.push(`warn ${message}`),
      error: (message) => logged.push(`error ${message}`),
    },
    workerUrl: new URL('../../src/node/scan/scanWorker.ts', import.meta.url),
    workerCount: 1,
    ...options,
    root,
  });
  const tree: ScanTree = {
    root,
    scanner,
    logged,
    path: (relative) => path.join(top, relative),
    async write(more) {
      for (const [name, text] of Object.entries(more)) {
        await mkdir(path.dirname(tree.path(name)), { recursive: true });
        await writeFile(tree.path(name), text);
      }
    },
    async names(changed) {
      const request = { excludeFromConfig: [], ...(changed && { changed: changed.map(tree.path) }) };
      const { benchmarks } = await scanner.scan(request);
      return benchmarks.map((benchmark) => `${benchmark.unit} ${benchmark.name.replace('Benchmark', '')}`);
    },
    async [Symbol.asyncDispose]() {
      await scanner.dispose();
      await rm(top, { recursive: true, force: true });
    },
  };
  await tree.write({ 'go.mod': 'module m\n', ...files });
  return tree;
}
