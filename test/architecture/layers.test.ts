import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Guards of docs/ARCHITECTURE.md, invariants 1, 2 and 4: who may import whom. */
const root = path.resolve(import.meta.dirname, '../..');

interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** Relative imports resolved to paths from the root; packages as they are. */
  readonly imports: readonly string[];
}

function sources(folder: string): readonly SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|fixtures/.test(name))
    .map((name) => {
      const file = path.posix.join(folder, name.replaceAll('\\', '/'));
      const text = readFileSync(path.join(root, file), 'utf8');
      const specifiers = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map(
        (match) => match[1] ?? '',
      );
      const imports = specifiers.map((specifier) =>
        specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
      );
      return { file, text, imports };
    });
}

/** `file → import` for every import that `allowed` refuses. */
function offences(
  files: readonly SourceFile[],
  allowed: (specifier: string, file: string) => boolean,
): readonly string[] {
  return files.flatMap(({ file, imports }) =>
    imports.filter((specifier) => !allowed(specifier, file)).map((specifier) => `${file} → ${specifier}`),
  );
}

const src = sources('src');
const webview = sources('webview-ui');
const within = (folder: string) => src.filter(({ file }) => file.startsWith(`${folder}/`));
const isLocal = (specifier: string) => specifier.startsWith('src/') || specifier.startsWith('webview-ui/');

const folderOf = (file: string) => /^src\/core\/frameworks\/([^/]+)\//.exec(file)?.[1];
const presenterOf = (file: string) => /^src\/vscode\/([^/]+)\//.exec(file)?.[1];

describe('layers', () => {
  const corePackages = new Set([
    '@vscode/l10n',
    '@vscode/tree-sitter-wasm',
    'ignore',
    'jsonc-parser',
    'picomatch',
    'simple-statistics',
    'zod',
  ]);

  it('core imports only core and its short list of pure packages', () => {
    expect(within('src/core').length).toBeGreaterThan(20);
    expect(
      offences(within('src/core'), (specifier) =>
        isLocal(specifier) ? specifier.startsWith('src/core/') : corePackages.has(specifier),
      ),
    ).toEqual([]);
  });

  it('only src/vscode and src/extension.ts know the editor', () => {
    const outside = src.filter(({ file }) => !file.startsWith('src/vscode/') && file !== 'src/extension.ts');
    expect(offences(outside, (specifier) => specifier !== 'vscode' && !specifier.startsWith('src/vscode/'))).toEqual(
      [],
    );
  });

  it('the terminal and the Node adapters do not know each other the wrong way round', () => {
    expect(offences(within('src/node'), (specifier) => !specifier.startsWith('src/cli/'))).toEqual([]);
  });

  it('the editor loads the rest of the engine through one module, and only when it is needed', () => {
    const editor = src.filter(({ file }) => file.startsWith('src/vscode/') || file === 'src/extension.ts');
    const files = editor.filter(({ text }) => /\bimport\(/.test(text.replaceAll(/typeof import\(/g, '')));
    expect(files.map(({ file }) => file)).toEqual(['src/vscode/shared/parts.ts']);
  });

  it('a framework imports no other framework', () => {
    expect(
      offences(within('src/core/frameworks'), (specifier, file) => {
        const from = folderOf(file);
        const to = folderOf(specifier);
        return from === undefined || to === undefined || to === 'shared' || from === to;
      }),
    ).toEqual([]);
  });

  it('a presenter imports no other presenter', () => {
    const shared = new Set(['state', 'shared']);
    expect(
      offences(within('src/vscode'), (specifier, file) => {
        const from = presenterOf(file);
        const to = presenterOf(specifier);
        return from === undefined || to === undefined || shared.has(to) || from === to;
      }),
    ).toEqual([]);
  });

  it('the webview imports the pure core and nothing else of ours; charts are drawn only there', () => {
    const packages = /^(@vscode\/l10n|preact(\/.*)?|chart\.js(\/.*)?|chartjs-plugin-(annotation|zoom))$/;
    expect(
      offences(webview, (specifier) =>
        isLocal(specifier) ? /^(webview-ui|src\/core)\//.test(specifier) : packages.test(specifier),
      ),
    ).toEqual([]);
    expect(offences(src, (specifier) => !/^(chart\.js|chartjs|preact)/.test(specifier))).toEqual([]);
  });
});

describe('processes', () => {
  it('are started in a handful of adapters, and never through a shell', () => {
    const starters = src.filter(({ imports }) => imports.includes('node:child_process')).map(({ file }) => file);
    expect(starters.filter((file) => !file.startsWith('src/node/'))).toEqual([]);
    expect(
      src.filter(({ text }) => /shell:\s*true|\bexecSync\(|(?<!\.)\bexec\(\s*[`'"]/.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });
});

describe('readability', () => {
  it('no source file is longer than 250 lines', () => {
    const long = [...src, ...webview].filter(({ text }) => text.split('\n').length > 251).map(({ file }) => file);
    expect(long).toEqual([]);
  });

  it('nothing is left behind', () => {
    const marks = [...src, ...webview].filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ file }) => file);
    expect(marks).toEqual([]);
  });
});
