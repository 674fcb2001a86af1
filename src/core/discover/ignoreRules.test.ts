import { describe, expect, test } from 'vitest';
import { excludeTest, noIgnoreRules } from './ignoreRules.ts';

type Files = Readonly<Record<string, string>>;

/** As a walk asks: every folder on the way first; below an ignored one nothing is asked any more. */
function ignored(files: Files, path: string): boolean {
  const rules = Object.entries(files).reduce((known, [folder, text]) => known.with(folder, text), noIgnoreRules(false));
  const parts = path.split('/');
  const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
  return folders.some((folder) => rules.ignores(folder, 'folder')) || rules.ignores(path, 'file');
}

describe('git ignore rules', () => {
  test.each<[rule: string, files: Files, path: string, expected: boolean]>([
    ['a name matches at any depth', { '': 'out' }, 'a/out/x.go', true],
    ['a leading slash anchors', { '': '/out' }, 'a/out/x.go', false],
    ['a trailing slash means folders only', { '': 'out/' }, 'a/out', false],
    ['a later negation wins', { '': '*.go\n!keep.go' }, 'a/keep.go', false],
    ['a file in an ignored folder cannot come back', { '': 'a/\n!a/keep.go' }, 'a/keep.go', true],
    ['comments and blank lines', { '': '# a\n\n  \n' }, '# a', false],
    ['windows line ends', { '': 'out\r\n' }, 'out/x', true],
    ['nested: applies below its folder', { a: 'x.go' }, 'a/b/x.go', true],
    ['nested: not beside it', { a: 'x.go' }, 'b/x.go', false],
    ['nested: anchored to its folder', { a: '/x.go' }, 'a/b/x.go', false],
    ['nested: a path with a slash', { a: 'b/x.go' }, 'a/b/x.go', true],
    ['nested: a folder pattern', { a: 'gen/' }, 'a/b/gen/x.go', true],
    ['nested negation wins over the outer file', { '': '*_test.go', a: '!*_test.go' }, 'a/b/x_test.go', false],
    ['nested negation of a folder brings its files back', { '': 'foo*', a: '!foo/' }, 'a/foo/x.go', false],
    ['inner rule wins over outer negation', { '': '!x.go', a: 'x.go' }, 'a/x.go', true],
    ['folder names may hold pattern characters', { 'a [1]*': '/x.go' }, 'a [1]*/x.go', true],
    ['escaped first characters', { a: '\\#x.go\n\\!y.go' }, 'a/#x.go', true],
    ['escaped negation', { a: '\\#x.go\n\\!y.go' }, 'a/!y.go', true],
    ['case counts', { '': 'OUT' }, 'out/x', false],
    ['everything but folders and tests', { '': '*\n!*/\n!*_test.go' }, 'a/b/x_test.go', false],
    ['everything but folders and tests: the rest', { '': '*\n!*/\n!*_test.go' }, 'a/b/x.go', true],
    ['odd names are paths like others', { '': 'x' }, '...', false],
  ])('%s', (_, files, path, expected) => {
    expect(ignored(files, path)).toBe(expected);
  });

  test('case can be told not to count', () => {
    expect(noIgnoreRules(true).with('', 'OUT').ignores('out', 'folder')).toBe(true);
  });
});

describe('exclude globs', () => {
  test.each<[glob: string, path: string, expected: boolean]>([
    ['**/.git', '.git', true],
    ['**/.git', 'a/b/.git', true],
    ['gen', 'gen', true],
    ['gen', 'a/gen', false],
    ['gen/', 'gen', true],
    ['gen/**', 'gen/a/b.go', true],
    ['**/*_gen_test.go', 'a/x_gen_test.go', true],
    ['{a,b}/*.go', 'b/x.go', true],
    ['**/.hidden/**', 'a/.hidden/x', true],
    ['', 'a', false],
    ['[', 'a', false],
    ['a'.repeat(100_000), 'a', false],
  ])('%s on %s', (glob, path, expected) => {
    expect(excludeTest([glob], false)(path)).toBe(expected);
  });
});
