import { chmod, mkdir, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../src/node/fileSystem.ts';
import { goBenchmarks, scanTree } from '../support/scanTree.ts';

const one = goBenchmarks('A');
const windows = process.platform === 'win32';
const threads = async (): Promise<number> => (await readdir('/proc/self/task')).length;
const crashingWorker = new URL('../support/crashingScanWorker.ts', import.meta.url);

describe('files and folders that are skipped with a note', () => {
  test('100 MB, and bytes that are no text', async () => {
    await using tree = await scanTree({ 'ok_test.go': one, 'large_test.go': one, 'binary_test.go': `${one}\0` });
    await truncate(tree.path('large_test.go'), 100 * 1024 * 1024);
    const { benchmarks, problems } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect(benchmarks.map((benchmark) => benchmark.file)).toEqual([tree.path('ok_test.go')]);
    expect(problems.map((problem) => [problem.code, problem.location?.file])).toEqual([
      ['scan-skipped', tree.path('binary_test.go')],
      ['scan-skipped', tree.path('large_test.go')],
    ]);
    expect(problems[1]?.message).toContain('100 MB');
    expect(tree.logged).toEqual(problems.map((problem) => `info ${problem.message}`));
    await tree.scanner.scan({ excludeFromConfig: [] });
    expect(tree.logged).toHaveLength(2);
  });

  test.skipIf(windows)('links in circles; a link that leads elsewhere is followed once', async () => {
    await using elsewhere = await scanTree({ 'pkg/x_test.go': goBenchmarks('Linked') });
    await using tree = await scanTree({ 'a/x_test.go': one });
    await symlink('..', tree.path('a/up'));
    await symlink(tree.root, tree.path('self'));
    await symlink('/', tree.path('everything'));
    await symlink(elsewhere.path('pkg'), tree.path('linked1'));
    await symlink(elsewhere.path('pkg'), tree.path('linked2'));
    await symlink('nowhere', tree.path('dangling_test.go'));
    const { benchmarks, problems } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect(benchmarks.map((benchmark) => benchmark.file)).toEqual([
      tree.path('a/x_test.go'),
      tree.path('linked1/x_test.go'),
    ]);
    expect(problems.map((problem) => problem.location?.file)).toEqual(
      ['a/up', 'everything', 'linked2', 'self'].map(tree.path),
    );
    const again = await tree.scanner.scan({ excludeFromConfig: [], changed: [tree.path('a/x_test.go')] });
    expect([again.benchmarks, again.problems.length]).toEqual([benchmarks, 4]);
  });

  test.skipIf(windows || process.getuid?.() === 0)('what must not be read', async () => {
    await using tree = await scanTree({ 'ok_test.go': one, 'secret/x_test.go': one, 'secret_test.go': one });
    await chmod(tree.path('secret'), 0);
    await chmod(tree.path('secret_test.go'), 0);
    expect(await tree.names()).toEqual(['m A']);
    expect(tree.logged).toHaveLength(2);
    await chmod(tree.path('secret'), 0o755);
    await chmod(tree.path('secret_test.go'), 0o644);
    expect(await tree.names()).toHaveLength(3);
  });

  test('names that look like a test file but are folders', async () => {
    await using tree = await scanTree({ 'x_test.go/y_test.go': one });
    expect(await tree.names()).toEqual(['m/x_test.go A']);
  });
});

describe('while it runs', () => {
  test('files that vanish after they were seen', async () => {
    await using tree = await scanTree(
      { 'a/x_test.go': one, 'b/x_test.go': one },
      {
        files: {
          ...nodeFileSystem,
          // Asked for go.mod, between the look at the folders and the reading of the files.
          readText: async (file) => {
            await rm(tree.path('b'), { recursive: true, force: true });
            return nodeFileSystem.readText(file);
          },
        },
      },
    );
    expect(await tree.names()).toEqual(['m/a A']);
    expect(tree.logged).toEqual([]);
  });

  test('cancelling at any folder rejects with the reason, and the next scan is whole', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}/x_test.go`, one]));
    await using tree = await scanTree(files);
    const reason = new Error('enough');
    for (const stopAt of [0, 20, 40]) {
      const controller = new AbortController();
      const onProgress = (seen: number): void => {
        if (seen >= stopAt) controller.abort(reason);
      };
      const scan = tree.scanner.scan({ excludeFromConfig: [], signal: controller.signal, onProgress });
      await expect(scan).rejects.toBe(reason);
    }
    expect(await tree.names()).toHaveLength(40);
  });

  test('progress counts files, and dispose stops a scan', async () => {
    await using tree = await scanTree({ 'a/x_test.go': one, 'a/y.go': '' });
    const seen: number[] = [];
    await tree.scanner.scan({ excludeFromConfig: [], onProgress: (count) => seen.push(count) });
    expect(seen.at(-1)).toBe(3);
    const scan = tree.scanner.scan({ excludeFromConfig: [] });
    const stopped = expect(scan).rejects.toMatchObject({ name: 'AbortError' });
    await tree.scanner.dispose();
    await stopped;
  });
});

describe('worker threads', () => {
  test('a file that kills its thread is named, the others are found', async () => {
    await using tree = await scanTree(
      { 'a_test.go': one, 'kills_test.go': one, 'throws_test.go': one, 'z_test.go': one },
      { workerUrl: crashingWorker },
    );
    const { benchmarks, problems } = await tree.scanner.scan({ excludeFromConfig: [] });
    expect(benchmarks.map((benchmark) => benchmark.file)).toEqual(['a_test.go', 'z_test.go'].map(tree.path));
    expect(problems.map((problem) => [problem.severity, problem.location?.file])).toEqual([
      ['warning', tree.path('kills_test.go')],
      ['warning', tree.path('throws_test.go')],
    ]);
  });

  test('no usable thread at all is an error, not an empty result', async () => {
    const workerUrl = new URL('not-there.js', import.meta.url);
    await using tree = await scanTree({ 'a_test.go': one }, { workerUrl });
    await expect(tree.scanner.scan({ excludeFromConfig: [] })).rejects.toThrow(/not-there/);
  });

  test.runIf(process.platform === 'linux')('threads end after a while without work', async () => {
    await using tree = await scanTree({ 'a_test.go': one }, { idleMs: 1 });
    const before = await threads();
    await tree.names();
    await expect.poll(threads, { timeout: 20_000 }).toBeLessThanOrEqual(before);
    await mkdir(tree.path('b'));
    await writeFile(tree.path('b/b_test.go'), one);
    expect(await tree.names()).toEqual(['m A', 'm/b A']);
  });
});
