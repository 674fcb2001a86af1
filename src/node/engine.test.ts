import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../core/engine.ts';
import { createEngine } from './engine.ts';

const log = { info() {}, warn() {}, error() {} };
let root: string;
let engine: Engine;

function write(name: string, text: string): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'redline engine '));
  engine = createEngine({ root, log });
});
afterEach(() => {
  engine.dispose();
  rmSync(root, { recursive: true, force: true });
});

describe('the configuration', () => {
  it('is the default without a file, and read again when the file changes', async () => {
    expect(await engine.config()).toMatchObject({ config: { measure: { samples: 10 } }, problems: [] });
    const file = write('.redline/config.json', '{ "version": 1, "measure": { "samples": 20 } }');
    const first = await engine.config();
    expect(first).toMatchObject({ config: { measure: { samples: 20 } }, path: file });
    expect(await engine.config()).toBe(first);
    writeFileSync(file, '{ "version": 1, "measure": { "samples": 30 } }');
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(await engine.config()).toMatchObject({ config: { measure: { samples: 30 } } });
  });

  it('that was asked for by name has to exist', async () => {
    const configPath = path.join(root, 'gone.json');
    const other = createEngine({ root, log, configPath });
    expect((await other.config()).problems).toMatchObject([{ code: 'config-invalid', location: { file: configPath } }]);
    other.dispose();
  });

  it('that cannot be read is a problem, not a crash', async () => {
    mkdirSync(path.join(root, '.redline/config.json'), { recursive: true });
    expect((await engine.config()).problems).toMatchObject([{ code: 'config-invalid', severity: 'error' }]);
  });
});

describe('looking at a project', () => {
  const source = 'package sample\n\nimport "testing"\n\nfunc BenchmarkA(b *testing.B) {}\n';

  it('creates no file', async () => {
    write('go.mod', 'module example.com/sample\n');
    write('sample_test.go', source);
    const { benchmarks } = await engine.scan();
    expect(benchmarks.map(({ id }) => id)).toEqual(['go:example.com/sample#BenchmarkA']);
    expect(engine.history().store.runs()).toEqual([]);
    expect((await engine.baselines.read()).file).toBeUndefined();
    expect(existsSync(path.join(root, '.redline'))).toBe(false);
  });

  it('finds no benchmarks of a tool that the configuration turns off', async () => {
    write('go.mod', 'module example.com/sample\n');
    write('sample_test.go', source);
    expect((await engine.scan()).benchmarks).toHaveLength(1);
    const file = write('.redline/config.json', '{ "version": 1, "frameworks": { "go": { "enabled": false } } }');
    expect((await engine.scan()).benchmarks).toEqual([]);
    rmSync(file);
    expect((await engine.scan()).benchmarks).toHaveLength(1);
  });

  it('tells by a hash whether the source of a benchmark changed', async () => {
    write('go.mod', 'module example.com/sample\n');
    write('sample_test.go', source);
    const [benchmark] = (await engine.scan()).benchmarks;
    if (benchmark === undefined) throw new Error('nothing found');
    const before = await engine.sourceHash(benchmark);
    expect(before).toBeDefined();
    write('elsewhere/other.go', 'package elsewhere\n');
    expect(await engine.sourceHash(benchmark)).toBe(before);
    write('sample.go', 'package sample\n');
    expect(await engine.sourceHash(benchmark)).not.toBe(before);
    write('go.mod', 'module example.com/renamed\n');
    expect(await engine.sourceHash(benchmark)).toBeUndefined();
  });
});
