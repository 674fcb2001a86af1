import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixedBenchmarks, goMod, quick, useCommandLine } from './support.ts';

const { project, folder } = useCommandLine();

const nested = () =>
  project({
    'go.mod': goMod,
    'codec/codec_test.go': `package codec

import "testing"

func BenchmarkEncode(b *testing.B) {
	b.Run("json", func(b *testing.B) { b.ReportMetric(1, "ns/op") })
	for _, name := range []string{"xml", "csv"} {
		b.Run(name, func(b *testing.B) { b.ReportMetric(2, "ns/op") })
	}
}

func BenchmarkDecode(b *testing.B) { b.ReportMetric(3, "ns/op") }
`,
  });

const rawOutput = (nsPerOp: number, cpu = 'Some CPU') =>
  [
    'goos: linux',
    'goarch: amd64',
    'pkg: example.com/codec',
    `cpu: ${cpu}`,
    ...Array.from({ length: 8 }, (_, index) => `BenchmarkEncode-8\t1000\t${nsPerOp + index / 10} ns/op`),
    'PASS',
    'ok  \texample.com/codec\t1.2s',
    '',
  ].join('\n');

describe('list', () => {
  it('shows ids and places; a pattern narrows by name, by unit#name, or to one id', async () => {
    const at = nested();
    const ids = async (...args: readonly string[]) =>
      (await at.json('list', ...args)).document.benchmarks.map(({ id }) => id.replace('go:example.com/sample/', ''));
    expect(await ids()).toEqual(['codec#BenchmarkEncode', 'codec#BenchmarkEncode/json', 'codec#BenchmarkDecode']);
    expect(await ids('^BenchmarkEncode$')).toEqual(['codec#BenchmarkEncode']);
    expect(await ids('codec#BenchmarkD')).toEqual(['codec#BenchmarkDecode']);
    expect(await ids('go:example.com/sample/codec#BenchmarkEncode')).toEqual(['codec#BenchmarkEncode']);
    const { stdout, code } = await at.redline('list', 'Decode');
    expect(stdout).toBe(`example.com/sample/codec#BenchmarkDecode  ${path.join('codec', 'codec_test.go')}:12:6\n`);
    expect(code).toBe(0);
  });

  it('finds the root from a folder below it, or takes another', async () => {
    const at = nested();
    const below = path.join(at.root, 'codec');
    expect((await at.redline('list', '--root', at.root)).code).toBe(0);
    expect((await at.callFrom(below, 'list', 'Decode')).stdout).toContain('BenchmarkDecode  codec_test.go:12:6');
  });
});

describe('children that only a run has named', () => {
  it('are listed below their parent and can be selected after that run; one that is gone since then has failed', async () => {
    const at = nested();
    expect((await at.redline('run', 'Encode/xml', ...quick)).code).toBe(66);
    await at.redline('run', ...quick);
    const { benchmarks } = (await at.json('list', 'Encode')).document;
    expect(benchmarks.map(({ name }) => name.replace('BenchmarkEncode', ''))).toEqual(['', '/xml', '/csv', '/json']);
    expect((await at.redline('doctor', 'Encode/xml')).stdout).toContain('✓ Encode/xml: BenchmarkEncode/xml');
    expect((await at.redline('run', 'Encode/xml', ...quick)).code).toBe(75);
    const file = path.join(at.root, 'codec', 'codec_test.go');
    at.write('codec/codec_test.go', readFileSync(file, 'utf8').replace('"xml"', '"yaml"'));
    expect((await at.redline('run', 'Encode/xml', ...quick)).code).toBe(66);
  });

  it('can be selected where only the baseline knows them', async () => {
    const at = nested();
    await at.redline('run', ...quick);
    await at.redline('baseline', 'record');
    rmSync(path.join(at.root, '.redline', 'local'), { recursive: true });
    const { code, document } = await at.json('run', 'Encode/xml', ...quick);
    expect(document.run.results.map(({ name }) => name)).toEqual(['BenchmarkEncode/xml']);
    expect(code).toBe(0);
  });
});

describe('baseline', () => {
  it('is recorded by pattern and with a reason, shown, listed and removed', async () => {
    const at = nested();
    expect((await at.redline('baseline', 'record')).code).toBe(66);
    expect((await at.redline('baseline', 'show')).code).toBe(66);
    expect((await at.redline('baseline', 'list')).code).toBe(66);
    await at.redline('run', ...quick);
    expect((await at.redline('baseline', 'record', 'Nothing')).code).toBe(66);
    expect((await at.redline('baseline', 'record', 'Encode', '--reason', 'because of tests')).code).toBe(0);
    const shown = await at.redline('baseline', 'show');
    expect(shown.stdout).toContain('BenchmarkEncode/csv');
    expect(shown.stdout).toContain('because of tests');
    expect(shown.stdout).not.toContain('BenchmarkDecode');
    expect((await at.redline('baseline', 'list')).stdout).toContain('this machine');
    expect((await at.redline('baseline', 'remove', 'csv')).code).toBe(0);
    expect((await at.redline('baseline', 'show')).stdout).not.toContain('csv');
    expect((await at.redline('baseline', 'remove', 'csv')).code).toBe(66);
    expect((await at.redline('baseline', 'record', '--run', 'no such run')).code).toBe(66);
  });
});

describe('compare', () => {
  const files = project({ 'old.txt': rawOutput(100), 'same.txt': rawOutput(100), 'slow.txt': rawOutput(150) });
  files.write('elsewhere.txt', rawOutput(100, 'Other CPU'));
  files.write('empty.txt', 'goos: linux\nPASS\n');
  files.write('noise.txt', 'nothing of the kind\n');
  const cases: readonly [number, readonly string[], string][] = [
    [0, ['old.txt', 'same.txt'], 'BenchmarkEncode'],
    [2, ['old.txt', 'slow.txt'], 'slower than baseline'],
    [2, ['old.txt', 'same.txt', 'slow.txt'], 'same.txt'],
    [0, ['slow.txt', 'old.txt', '--format', 'csv'], 'unit,benchmark,metric'],
    [75, ['old.txt', 'elsewhere.txt'], 'Other CPU'],
    [66, ['old.txt', 'empty.txt'], 'empty.txt'],
    [65, ['old.txt', 'noise.txt'], 'noise.txt'],
    [65, ['old.txt', 'gone.txt'], 'gone.txt does not exist.'],
    [65, ['old.txt', '.'], '. cannot be read (EISDIR).'],
  ];
  it.each(cases)('answers %i for %j', async (expected, args, words) => {
    const { code, stdout, stderr } = await files.redline('compare', ...args);
    expect(stdout + stderr).toContain(words);
    expect(code).toBe(expected);
  });

  it('says as JSON too what kept it from its work', async () => {
    const { code, document } = await files.json('compare', 'old.txt', 'gone.txt');
    expect(document).toMatchObject({ version: 1, exitCode: 65, error: expect.stringContaining('gone.txt') });
    expect(code).toBe(65);
  });

  it('gives the table and the verdicts as JSON', async () => {
    const { document } = await files.json('compare', 'old.txt', 'slow.txt');
    expect(document).toMatchObject({
      report: { columns: ['old.txt', 'slow.txt'] },
      comparisons: [{ file: 'slow.txt', comparisons: [{ verdict: 'regressed' }] }],
    });
  });
});

describe('doctor', () => {
  it('says what it found, and why a file or name is not', async () => {
    const at = nested();
    at.write('.gitignore', 'left_test.go\n');
    at.write('codec/left_test.go', fixedBenchmarks({ BenchmarkLeft: 1 }));
    at.write('plain.go', 'package sample\n');
    const healthy = await at.redline('doctor');
    expect(healthy.stdout).toMatch(/go1\.\d+/);
    expect(healthy.stdout).toContain(at.root);
    const because = async (subject: string) =>
      (await at.redline('doctor', subject)).stdout.split('\n').slice(-3).join(' ');
    expect(await because('plain.go')).toContain('By its name');
    expect(await because('codec/left_test.go')).toMatch(/BenchmarkLeft.*left out|leaves it out/);
    expect(await because('codec/codec_test.go')).toContain('✓');
    expect(await because('BenchmarkNowhere')).toContain('None of the 3');
    expect(await because(path.join(folder, 'dist', 'cli.js'))).toContain('outside');
  });

  it('answers 69 without the tool and 65 with a broken configuration', async () => {
    const at = nested();
    expect((await at.redlineWith({ PATH: '' }, 'doctor')).code).toBe(69);
    at.write('.redline/config.json', '{');
    expect((await at.redline('doctor')).code).toBe(65);
  });
});

describe('output', () => {
  it('has no colours when piped, colours when forced, none with NO_COLOR', async () => {
    const at = nested();
    const escape = '\u001B';
    expect((await at.redline('list')).stdout).not.toContain(escape);
    expect((await at.redlineWith({ FORCE_COLOR: '1' }, 'list')).stdout).toContain(escape);
    expect((await at.redlineWith({ NO_COLOR: '1' }, 'list')).stdout).not.toContain(escape);
  });

  it('shows commands and their output only with --verbose, and never mixes them with results', async () => {
    const at = nested();
    const quiet = await at.redline('run', 'Decode', ...quick);
    expect(quiet.stderr).toBe('');
    const loud = await at.redline('run', 'Decode', ...quick, '--verbose');
    expect(loud.stderr).toMatch(/\$ go test .*BenchmarkDecode/);
    expect(loud.stderr).toMatch(/BenchmarkDecode.*ns\/op/);
    expect(loud.stdout).not.toContain('ns/op');
  });

  it('writes nothing into a project that it only looks at', async () => {
    const at = nested();
    await at.redline('list');
    expect(existsSync(path.join(at.root, '.redline', 'local'))).toBe(false);
    await at.redline('run', 'Decode', ...quick);
    expect(readFileSync(path.join(at.root, '.redline', '.gitignore'), 'utf8')).toContain('local/');
  });
});
