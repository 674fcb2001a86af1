import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixedBenchmarks, goMod, quick, useCommandLine } from './support.ts';

const { folder, project } = useCommandLine();

const sample = (nsPerOp: Readonly<Record<string, number>>) =>
  project({ 'go.mod': goMod, 'sample_test.go': fixedBenchmarks(nsPerOp) });

/** A project whose baseline is as given. */
async function withBaseline(nsPerOp: Readonly<Record<string, number>>) {
  const at = sample(nsPerOp);
  await at.redline('run', ...quick);
  expect((await at.redline('baseline', 'record', '--reason', 'test')).code).toBe(0);
  return at;
}

const body = (text: string) => ({
  'go.mod': goMod,
  'sample_test.go': `package sample\n\nimport "testing"\n\nfunc BenchmarkGood(b *testing.B) {}\n\nfunc BenchmarkOdd(b *testing.B) {\n\t${text}\n}\n`,
});

describe('run answers', () => {
  it('75 without a baseline; recorded, then 0 for the same and for better', async () => {
    const at = sample({ BenchmarkA: 100, BenchmarkB: 200 });
    expect((await at.redline('run', ...quick)).code).toBe(75);
    expect((await at.redline('baseline', 'record')).code).toBe(0);
    expect((await at.redline('run', ...quick)).code).toBe(0);
    at.write('sample_test.go', fixedBenchmarks({ BenchmarkA: 50, BenchmarkB: 200 }));
    const { code, document } = await at.json('run', ...quick);
    expect(code).toBe(0);
    expect(document).toMatchObject({ version: 1, exitCode: 0 });
    expect(document.comparisons.find(({ name }) => name === 'BenchmarkA')?.verdict).toBe('improved');
  });

  it('2 for a regression, and says so', async () => {
    const at = await withBaseline({ BenchmarkA: 100 });
    at.write('sample_test.go', fixedBenchmarks({ BenchmarkA: 150 }));
    const { code, stdout } = await at.redline('run', ...quick);
    expect(stdout).toMatch(/BenchmarkA\n.*150\s?ns.*▲.*slower than baseline/);
    expect(code).toBe(2);
  });

  it('1 when it cannot tell, and for what is new', async () => {
    const at = await withBaseline({ BenchmarkA: 100 });
    expect((await at.redline('run', '--samples', '2', '--sample-time', '1')).code).toBe(1);
    at.write('sample_test.go', fixedBenchmarks({ BenchmarkA: 100, BenchmarkB: 100 }));
    expect((await at.redline('run', ...quick)).code).toBe(1);
    expect((await at.redline('run', 'BenchmarkA', ...quick)).code).toBe(0);
  });

  it('2 when a benchmark with a baseline is gone, unless it was not selected', async () => {
    const at = await withBaseline({ BenchmarkA: 100, BenchmarkGone: 100 });
    at.write('sample_test.go', fixedBenchmarks({ BenchmarkA: 100 }));
    const { code, stdout } = await at.redline('run', ...quick);
    expect(stdout).toContain('BenchmarkGone');
    expect(code).toBe(2);
    expect((await at.redline('run', 'BenchmarkA', ...quick)).code).toBe(0);
    expect((await at.redline('run', 'BenchmarkGone', ...quick)).code).toBe(66);
  });

  const odd: readonly [string, string, number, string, string][] = [
    ['2 for a failure', 'b.Fatal("broken by test")', 2, 'failed', 'broken by test'],
    ['2 for a panic', 'panic("broken by test")', 2, 'failed', 'broken by test'],
    ['75, not 0, for a skip', 'b.Skip("not today")', 75, 'skipped', 'not today'],
  ];
  it.each(odd)('%s', async (_, text, expected, outcome, message) => {
    const { code, document } = await project(body(text)).json('run', ...quick);
    const result = document.run.results.find(({ name }) => name === 'BenchmarkOdd');
    expect(result).toMatchObject({ outcome, message: expect.stringContaining(message) });
    expect(document.run.results.find(({ name }) => name === 'BenchmarkGood')?.outcome).toBe('measured');
    expect(code).toBe(expected);
  });

  it('says why a benchmark was skipped', async () => {
    const { stdout } = await project(body('b.Skip("not today")')).redline('run', ...quick);
    expect(stdout).toMatch(/BenchmarkOdd\n.*It was skipped: not today/);
  });

  it('66 when nothing compiles, with the place of the error', async () => {
    const { code, stderr } = await project(body('undefined()')).redline('run', ...quick);
    expect(stderr).toMatch(/sample_test\.go:8:2: .*undefined/);
    expect(code).toBe(66);
  });

  it('66 when nothing matches, and where there are no benchmarks at all', async () => {
    const { code, stdout, stderr } = await sample({ BenchmarkA: 1 }).redline('run', 'Nothing');
    expect(stderr).toMatch(/^Nothing matches none of the 1 benchmarks in .*\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(66);
    expect((await project({}).redline('run')).code).toBe(66);
  });

  it('69 when the tool is missing, with the way to get it', async () => {
    const at = sample({ BenchmarkA: 1 });
    const { code, stderr } = await at.redlineWith({ PATH: path.join(folder, 'nothing here') }, 'run');
    expect(stderr).toMatch(/needs the program go/);
    expect(stderr).toMatch(/https:\/\/go\.dev/);
    expect(code).toBe(69);
  });

  it('65 for a broken configuration, with line and column, and measures nothing', async () => {
    const at = sample({ BenchmarkA: 1 });
    at.write('.redline/config.json', '{\n  "version": 1,\n  "measure": { "samples": "ten" }\n}\n');
    const { code, stdout, stderr } = await at.redline('run');
    expect(stderr).toMatch(/config\.json:3:\d+: /);
    expect(stdout).not.toContain('BenchmarkA');
    expect(code).toBe(65);
    const listed = await at.redline('list');
    expect(listed.stderr).toBe(stderr);
    expect(listed.stdout).toContain('BenchmarkA');
    expect(listed.code).toBe(65);
  });

  it('1 for settings of a tool that is not known, and measures', async () => {
    const at = await withBaseline({ BenchmarkA: 100 });
    at.write('.redline/config.json', '{ "version": 1, "frameworks": { "golang": {} } }\n');
    const { code, stdout, stderr } = await at.redline('run', ...quick);
    expect(stderr).toMatch(/config\.json:1:33: warning: "golang"/);
    expect(stdout).toContain('BenchmarkA');
    expect(code).toBe(1);
  });

  it('65 for another configuration that is not there', async () => {
    const { code, stderr } = await sample({ BenchmarkA: 1 }).redlineWith({ REDLINE_CONFIG: 'gone.json' }, 'run');
    expect(stderr).toContain('gone.json');
    expect(code).toBe(65);
  });

  it('65 for a baseline from a newer version, which is left as it is', async () => {
    const at = await withBaseline({ BenchmarkA: 100 });
    const { document } = await at.json('baseline', 'list');
    const { thisMachine } = document as unknown as { thisMachine: string };
    const file = `.redline/baselines/${thisMachine}.json`;
    const newer = '{ "version": 99 }\n';
    at.write(file, newer);
    for (const args of [
      ['run', ...quick],
      ['baseline', 'record'],
      ['baseline', 'remove', '.'],
    ]) {
      const { code, stderr } = await at.redline(...args);
      expect(stderr).toMatch(/\.json:1:14: error: .*version 99.*\n.*Update Redline/);
      expect(code).toBe(65);
    }
    expect(readFileSync(path.join(at.root, file), 'utf8')).toBe(newer);
  });
});

describe('wrong usage answers 64', () => {
  const wrong: readonly (readonly string[])[] = [
    [],
    ['frobnicate'],
    ['run', '--frobnicate'],
    ['run', '--samples', 'many'],
    ['run', '--samples', '0'],
    ['list', '('],
    ['list', 'two', 'patterns'],
    ['list', '--root', 'not-there'],
    ['baseline'],
    ['baseline', 'remove'],
    ['compare', 'one.txt'],
  ];
  it.each(wrong.map((args) => [args.join(' '), args] as const))('redline %s', async (_, args) => {
    const { code, stdout, stderr } = await project({}).redline(...args);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(code).toBe(64);
  });
});

describe('everything else', () => {
  it('help and version answer 0', async () => {
    const at = project({});
    for (const args of [['--help'], ['run', '--help'], ['baseline', 'record', '--help'], ['--version']]) {
      const { code, stdout } = await at.redline(...args);
      expect(stdout).not.toBe('');
      expect(code).toBe(0);
    }
    expect((await at.redline('run', '--help')).stdout).toContain('Examples:');
  });

  it('our own fault is 70, never 1', async () => {
    const at = sample({ BenchmarkA: 1 });
    const { code, stderr } = await at.redlineWith({ NODE_OPTIONS: `--require "${breakClock(at)}"` }, 'run');
    expect(stderr).toContain('--verbose');
    expect(code).toBe(70);
  });
});

/** A script that breaks something no one expects to break. */
function breakClock(at: ReturnType<typeof project>): string {
  at.write('break.cjs', 'Date.prototype.toISOString = () => { throw new TypeError("broken by test"); };');
  return path.join(at.root, 'break.cjs');
}
