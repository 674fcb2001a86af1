import { rename, rm, utimes } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { goBenchmarks, type ScanTree, scanTree } from '../support/scanTree.ts';

const one = goBenchmarks('A');
const longAgo = new Date(0);

/** Each changes a tree of `a/x_test.go` and `b/y_test.go`; `changed` are the paths that file events would name. */
const changes: readonly {
  readonly what: string;
  readonly change: (tree: ScanTree) => Promise<void>;
  readonly changed: readonly string[];
  readonly expected: readonly string[];
}[] = [
  { what: 'nothing', change: async () => {}, changed: [], expected: ['m/a A', 'm/b A'] },
  {
    what: 'a file is edited',
    change: (tree) => tree.write({ 'a/x_test.go': goBenchmarks('A', 'More') }),
    changed: ['a/x_test.go'],
    expected: ['m/a A', 'm/a More', 'm/b A'],
  },
  {
    what: 'a file is edited and its size and modification time are as before',
    change: async (tree) => {
      await tree.write({ 'a/x_test.go': goBenchmarks('Z') });
      await utimes(tree.path('a/x_test.go'), longAgo, longAgo);
    },
    changed: ['a/x_test.go'],
    expected: ['m/a Z', 'm/b A'],
  },
  {
    what: 'a file is renamed',
    change: (tree) => rename(tree.path('a/x_test.go'), tree.path('b/a_test.go')),
    changed: ['a/x_test.go', 'b/a_test.go'],
    expected: ['m/b A', 'm/b A'],
  },
  {
    what: 'a file is renamed to something else',
    change: (tree) => rename(tree.path('a/x_test.go'), tree.path('a/x.go')),
    changed: ['a/x_test.go', 'a/x.go'],
    expected: ['m/b A'],
  },
  {
    what: 'a file is deleted',
    change: (tree) => rm(tree.path('a/x_test.go')),
    changed: ['a/x_test.go'],
    expected: ['m/b A'],
  },
  {
    what: 'a folder is deleted',
    change: (tree) => rm(tree.path('a'), { recursive: true }),
    changed: ['a'],
    expected: ['m/b A'],
  },
  {
    what: 'a folder comes',
    change: (tree) => tree.write({ 'c/d/x_test.go': one }),
    changed: ['c'],
    expected: ['m/a A', 'm/b A', 'm/c/d A'],
  },
  {
    what: 'an ignore file comes',
    change: (tree) => tree.write({ '.gitignore': 'x_test.go\n' }),
    changed: ['.gitignore'],
    expected: ['m/b A'],
  },
  {
    what: 'the module gets another name',
    change: (tree) => tree.write({ 'go.mod': 'module n\n' }),
    changed: ['go.mod'],
    expected: ['n/a A', 'n/b A'],
  },
  {
    what: 'a nested module comes',
    change: (tree) => tree.write({ 'b/go.mod': 'module n\n' }),
    changed: ['b/go.mod'],
    expected: ['m/a A', 'n A'],
  },
];

describe.each(changes)('$what', ({ change, changed, expected }) => {
  test.each([
    ['a full scan sees it', undefined],
    ['file events are enough', changed],
  ])('%s', async (_, events) => {
    await using tree = await scanTree({ 'a/x_test.go': one, 'b/y_test.go': one });
    await utimes(tree.path('a/x_test.go'), longAgo, longAgo);
    expect(await tree.names()).toEqual(['m/a A', 'm/b A']);
    await change(tree);
    expect(await tree.names(events)).toEqual(expected);
    // And what is remembered now is the truth.
    expect(await tree.names()).toEqual(expected);
  });
});

test('unchanged files are not parsed again; file events leave the rest alone', async () => {
  await using tree = await scanTree({ 'a/x_test.go': one, 'b/y_test.go': one });
  // Beyond the time in which the file system's clock could hide a second change.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await tree.names();
  const again = await tree.scanner.scan({ excludeFromConfig: [] });
  expect([again.benchmarks.length, again.filesParsed]).toEqual([2, 0]);
  await tree.write({ 'a/x_test.go': goBenchmarks('B'), 'b/y_test.go': goBenchmarks('B') });
  expect(await tree.names(['a/x_test.go'])).toEqual(['m/a B', 'm/b A']);
});

test('scans that overlap queue and agree', async () => {
  await using tree = await scanTree({ 'a/x_test.go': one });
  const all = await Promise.all([tree.names(), tree.names(), tree.names([])]);
  expect(all).toEqual([['m/a A'], ['m/a A'], ['m/a A']]);
});
