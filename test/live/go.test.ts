import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { go } from '../../src/core/frameworks/go/index.ts';
import { benchmarkId } from '../../src/core/model/benchmark.ts';
import { discover, goString, planFor, reportedNames, root, run, runs, work, writePackage } from './goProject.ts';

/** The installed go says whether names, patterns and places are right. */
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the example', () => {
  const folder = path.join(root, 'example');
  cpSync(path.join(import.meta.dirname, '../../examples/go'), folder, { recursive: true });
  const packages = ['checksum', 'record', 'slug', 'words'];

  test.each(packages)('%s: the functions found are those go lists', async (directory) => {
    const listed = spawnSync(go.tool.command, ['test', '-list', 'Benchmark', '.'], {
      cwd: path.join(folder, directory),
      encoding: 'utf8',
    });
    const { benchmarks, unit } = await discover(path.join(folder, directory));
    const functions = benchmarks.filter(({ parent }) => parent === undefined).map(({ name }) => name);
    expect(listed.stdout.split('\n').filter((line) => line.startsWith('Benchmark'))).toEqual(functions);
    expect(listed.stdout).toContain(`ok  \t${unit.id}\t`);
  });

  test.each(packages)('%s: a run reports what was found, and names the rest', async (directory) => {
    const { benchmarks, unit } = await discover(path.join(folder, directory));
    const [plan] = planFor(unit, benchmarks);
    const { results, problems } = run(plan!);
    const parents = new Set(benchmarks.map(({ parent }) => parent));
    const computed = benchmarks.filter(({ hasComputedChildren }) => hasComputedChildren);
    const leaves = benchmarks.filter((one) => !parents.has(one.id) && !computed.includes(one)).map(({ name }) => name);
    const inComputed = (name: string): boolean => computed.some((parent) => name.startsWith(`${parent.name}/`));
    expect(
      results
        .map(({ name }) => name)
        .filter((name) => !inComputed(name))
        .sort(),
    ).toEqual([...leaves].sort());
    expect(problems.every(({ code }) => code === 'benchmark-skipped')).toBe(true);
    for (const { name } of computed) expect(results.some((result) => result.name.startsWith(`${name}/`))).toBe(true);
  });
});

describe('names', () => {
  const literals = [
    [
      'format=json-48',
      'size-10-8',
      'size-2',
      'has space',
      'tab\there',
      'a/b',
      're.*[x](y)+$^|',
      `quote"'\``,
      'back\\slash',
    ],
    [
      'dup',
      'dup',
      'dup',
      'dup#01',
      'dup#01',
      '',
      '',
      '#00',
      'x#00',
      'x#2',
      'é世界',
      '$(id)',
      '`id`',
      '%PATH%',
      '{2}',
      '^$',
    ],
    [
      '\u0001\u0007\b\u007f\u200b\u{e0001}\ufeff',
      '\u00a0nb\u3000',
      'a//b',
      '/lead',
      'trail/',
      '-',
      '--',
      'x'.repeat(1000),
    ],
    ['😀', 'Benchmark', 'nested/dup', 'nested/dup', '--- FAIL: BenchmarkNames', '~!@&*()_+=[]{};:,.<>?'],
  ].flat();
  const calls = literals.map((literal) => `\tb.Run(${goString(literal)}, ${work})`).join('\n');
  const folder = writePackage(
    'names',
    `func BenchmarkNames(b *testing.B) {\n${calls}\n}\n\nfunc BenchmarkÜnicode(b *testing.B) {\n\t(${work})(b)\n}\n`,
  );

  test('found in the source as a run reports them, in the same order', async () => {
    const { benchmarks, unit } = await discover(folder);
    const parents = benchmarks.filter(({ parent }) => parent === undefined);
    const children = benchmarks.filter(({ name }) => name !== 'BenchmarkNames').map(({ name }) => name);
    expect(reportedNames(planFor(unit, parents))).toEqual(children);
  });

  test('one pattern selects exactly each of them', { timeout: 300_000 }, async () => {
    const { benchmarks, unit } = await discover(folder);
    const all = new Set(benchmarks.map(({ name }) => name));
    // The test program is built once: what counts is what its -test.bench selects.
    const built = spawnSync(go.tool.command, ['test', '-c', '-o', 'x.test', '.'], { cwd: folder, encoding: 'utf8' });
    expect(built.status).toBe(0);
    for (const target of benchmarks.filter(({ name }) => name !== 'BenchmarkNames')) {
      const [plan] = planFor(unit, [target]);
      const pattern = plan!.argv[plan!.argv.indexOf('-bench') + 1]!;
      const args = ['-test.run', '^$', '-test.bench', pattern, '-test.benchtime', '1x', '-test.cpu', '1'];
      const { stdout } = spawnSync(path.join(folder, 'x.test'), args, { cwd: folder, encoding: 'utf8' });
      const selected = stdout
        .split('\n')
        .filter((line) => line.includes('ns/op'))
        .map((line) => line.split(/ *\t/)[0]!);
      // Below a name that itself names a benchmark Go knows no end: `a` selects `a/b` as well.
      expect(selected.filter((name) => !name.startsWith(`${target.name}/`))).toEqual([target.name]);
      for (const name of selected) expect(all).toContain(name);
    }
  });
});

describe('selections over several parents', () => {
  const folder = writePackage(
    'several',
    `func BenchmarkA(b *testing.B) { ${runs(['x', 'y', 'xy'])} }
func BenchmarkAB(b *testing.B) { ${runs(['x', 'y'])} }
func BenchmarkB(b *testing.B) { b.Run("p", func(b *testing.B) { ${runs(['x', 'y'])} }); ${runs(['q'])} }
func BenchmarkC(b *testing.B) { for i := 0; i < b.N; i++ { sink += i } }
`,
  );
  const selections = [
    ['BenchmarkA/x', 'BenchmarkAB/y'],
    ['BenchmarkB/p/x', 'BenchmarkB/q', 'BenchmarkC'],
    ['BenchmarkA/x', 'BenchmarkA/xy', 'BenchmarkB/p/y', 'BenchmarkAB/x'],
  ];

  test.each([
    ['alternatives', undefined, 1],
    ['one process per parent, as before Go 1.20', 'go1.19.8', 3],
  ])('%s', async (_, version, mostProcesses) => {
    const { unit, benchmarks } = await discover(folder);
    for (const names of selections) {
      const targets = benchmarks.filter(({ name }) => names.includes(name));
      const plans = planFor(unit, targets, version);
      expect(plans.length).toBeLessThanOrEqual(mostProcesses);
      expect(reportedNames(plans).sort()).toEqual([...names].sort());
    }
  });
});

describe('modules', () => {
  test('a nested module, a workspace and a path with blanks run from their own folder', async () => {
    const outer = writePackage('outer module', 'func BenchmarkOuter(b *testing.B) {}\n');
    writeFileSync(path.join(outer, 'go.mod'), 'module example.com/outer\n\ngo 1.19\n');
    const nested = path.join(outer, 'nested', 'deep');
    mkdirSync(nested, { recursive: true });
    writeFileSync(path.join(outer, 'nested', 'go.mod'), 'module example.com/nested\n\ngo 1.19\n');
    writeFileSync(path.join(nested, 'x_test.go'), 'package x\nimport "testing"\nfunc BenchmarkDeep(b *testing.B) {}\n');
    for (const workspace of [false, true]) {
      if (workspace) writeFileSync(path.join(outer, 'go.work'), 'go 1.19\n\nuse (\n\t.\n\t./nested\n)\n');
      for (const [folder, id] of [
        [outer, 'example.com/outer'],
        [nested, 'example.com/nested/deep'],
      ] as const) {
        const { unit, benchmarks } = await discover(folder);
        const parsed = run(planFor(unit, benchmarks)[0]!);
        expect(unit.id).toBe(id);
        expect(parsed.configuration['pkg']).toBe(id);
        expect(parsed.results.map(({ outcome }) => outcome)).toEqual(['measured']);
      }
    }
  });
});

test('a name that is gone from the source is a problem, not silence', async () => {
  const folder = writePackage('gone', 'func BenchmarkHere(b *testing.B) {}\n');
  const { unit, benchmarks } = await discover(folder);
  const gone = { ...benchmarks[0]!, name: 'BenchmarkGone', id: benchmarkId('go', unit.id, 'BenchmarkGone') };
  const { results, problems } = run(planFor(unit, [gone])[0]!);
  expect(results).toMatchObject([{ name: 'BenchmarkGone', outcome: 'failed' }]);
  expect(problems).toMatchObject([{ code: 'not-reported' }]);
});
