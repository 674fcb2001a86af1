import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { goBenchmarks, scanTree } from '../support/scanTree.ts';

const one = goBenchmarks('A');

describe('what is searched', () => {
  test('test files of all packages and nested modules, by file and place', async () => {
    await using tree = await scanTree({
      'b/b_test.go': goBenchmarks('Two', 'One'),
      'a_test.go': one,
      'a.go': one,
      'sub/go.mod': 'module other.example/sub\n',
      'sub/x/x_test.go': one,
      'none/none_test.go': 'package none\n',
    });
    expect(await tree.names()).toEqual(['m A', 'm/b Two', 'm/b One', 'other.example/sub/x A']);
  });

  test('paths with blanks, quotes, non-ASCII and shell characters', async () => {
    const names = [
      'with blank',
      'é世界',
      "it's",
      '$(touch x)',
      '-rf',
      '#1',
      '100%',
      'x...',
      '[a]*',
      ...(path.sep === '/' ? ['a"b\\c\n`'] : []),
    ];
    await using tree = await scanTree(Object.fromEntries(names.map((name) => [`${name}/x_test.go`, one])));
    const { benchmarks } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect(benchmarks.map((benchmark) => benchmark.file).sort()).toEqual(
      names.map((name) => tree.path(`${name}/x_test.go`)).sort(),
    );
  });

  test('modules that go.work leaves out are told, once', async () => {
    await using tree = await scanTree({
      'go.work': 'go 1.26\nuse ./a\n',
      'a/go.mod': 'module a\n',
      'a/x_test.go': one,
      'b/go.mod': 'module b\n',
      'b/x_test.go': one,
      'b/y_test.go': 'package b\n',
    });
    const { benchmarks, problems } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect(benchmarks.map((benchmark) => benchmark.unit)).toEqual(['a']);
    expect(problems.map((problem) => [problem.code, problem.location?.file])).toEqual([
      ['unit-not-found', tree.path('b/x_test.go')],
    ]);
    await tree.write({ 'go.work': 'go 1.26\nuse (\n\t./a\n\t./b\n)\n' });
    expect(await tree.names()).toEqual(['a A', 'b A']);
    expect(tree.logged).toHaveLength(1);
  });

  test('two roots have a scanner each', async () => {
    await using first = await scanTree({ 'x_test.go': goBenchmarks('First') });
    await using second = await scanTree({ 'x_test.go': goBenchmarks('Second') });
    expect(await Promise.all([first.names(), second.names()])).toEqual([['m First'], ['m Second']]);
  });

  test('a root that is not there is said, not thrown', async () => {
    await using tree = await scanTree({}, { root: 'not/there' });
    const { benchmarks, problems } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect([benchmarks, problems.map((problem) => problem.code)]).toEqual([[], ['scan-skipped']]);
  });
});

describe('what is left out', () => {
  test('globs of the editor and of the configuration', async () => {
    await using tree = await scanTree({
      'a/x_test.go': one,
      'a/gen/x_test.go': one,
      'b/x_test.go': one,
      'b/y_gen_test.go': one,
      'node_modules/x/x_test.go': one,
    });
    const request = { exclude: ['**/gen'], excludeFromConfig: ['**/*_gen_test.go'] };
    const found = await tree.scanner.scan(request);
    expect(found.benchmarks.map((benchmark) => benchmark.unit)).toEqual(['m/a', 'm/b']);
    const all = await tree.scanner.scan({ excludeFromConfig: [], changed: [] });
    expect(all.benchmarks.map((benchmark) => benchmark.unit)).toEqual(['m/a/gen', 'm/a', 'm/b', 'm/b']);
  });

  test('exactly the files that git ignores', async () => {
    const folders = ['', 'a/', 'a/b/', 'a/b/c/', 'gen/', 'gen/keep/', 'x y/', '[k]/', 'deep/gen/', 'foo/', 'a/foo/'];
    const files = folders.flatMap((folder) =>
      ['x_test.go', 'y_test.go', 'tmp_test.go', '#z_test.go'].map((name) => folder + name),
    );
    await using tree = await scanTree({
      ...Object.fromEntries(files.map((file) => [file, one])),
      '.gitignore': '# comment\ntmp_*\n/gen/\n!gen/keep\n**/c/x_test.go\nfoo*\nx\\ y/y_test.go\n',
      'a/.gitignore': '!tmp_test.go\n/x_test.go\nb/y_test.go\n!foo/\n\\#z_test.go\r\n',
      'a/b/.gitignore': '!y_test.go\n*_test.go\n!/x_test.go\n',
      '[k]/.gitignore': '/x_test.go\n',
      'excluded/x_test.go': one,
    });
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'core.excludesFile=', ...args], { cwd: tree.root, encoding: 'utf8' });
    git('init', '--quiet');
    await tree.write({ '.git/info/exclude': 'excluded\n' });
    const expected = git('ls-files', '-z', '--others', '--exclude-standard', '*_test.go').split('\0').filter(Boolean);
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.length).toBeLessThan(files.length);

    const { benchmarks } = await tree.scanner.scan({ excludeFromConfig: [] });
    const found = benchmarks.map((benchmark) => path.relative(tree.root, benchmark.file).replaceAll(path.sep, '/'));
    expect(found.sort()).toEqual(expected.sort());
  });

  test('ignore files above the root count up to the top of the repository', async () => {
    await using tree = await scanTree(
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.gitignore': 'gen\n/service/old\nservice-out\n',
        'service/gen/x_test.go': one,
        'service/old/x_test.go': one,
        'service/new/x_test.go': one,
      },
      { root: 'service' },
    );
    expect(await tree.names()).toEqual(['m/service/new A']);
  });

  test('an ignored folder that was opened on purpose is searched', async () => {
    await using tree = await scanTree(
      { '.git/HEAD': 'ref: refs/heads/main\n', '.gitignore': 'out\n', 'out/x_test.go': one },
      { root: 'out' },
    );
    expect(await tree.names()).toEqual(['m/out A']);
  });

  test('a worktree follows the exclude file of its repository', async () => {
    await using tree = await scanTree(
      {
        'main/.git/HEAD': 'ref: refs/heads/main\n',
        'main/.git/info/exclude': 'secret\n',
        'main/.git/worktrees/w/commondir': '../..\n',
        'w/.git': 'gitdir: ../main/.git/worktrees/w\n',
        'w/secret/x_test.go': one,
        'w/x_test.go': one,
      },
      { root: 'w' },
    );
    expect(await tree.names()).toEqual(['m/w A']);
  });
});
