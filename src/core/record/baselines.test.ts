import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { createLockService } from '../../node/lock.ts';
import { benchmarkId } from '../model/benchmark.ts';
import { type Environment, environmentKey } from '../model/environment.ts';
import { type BenchmarkResult, timeMetric } from '../model/measurement.ts';
import type { Run } from '../model/run.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import { createBaselines } from './baselines.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const here: Environment = { os: 'linux', arch: 'x64', cpuModel: 'Fast', cpuCount: 2, runtimes: { go: 'go1.26' } };
const key = environmentKey(here);
const [a, b] = [benchmarkId('go', 'p', 'A'), benchmarkId('go', 'p', 'B')];

const measured = (id: typeof a, ...samples: readonly number[]): BenchmarkResult => ({
  id,
  name: id.slice(-1),
  outcome: 'measured',
  measurements: [{ metric: timeMetric, samples }],
});

const run = (...results: readonly BenchmarkResult[]): Run => ({
  id: 'run-1',
  startedAt: '2026-11-21T08:00:00.000Z',
  durationMs: 1,
  outcome: 'completed',
  commit: { hash: 'c0ffee', dirty: true },
  environment: here,
  settings: { samples: 3, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 60_000 },
  requested: [],
  results,
  problems: [],
  sourceHashes: {},
});

let root = '';
const at = (...parts: readonly string[]) => path.join(root, '.redline', ...parts);

const baselinesWith = (files: FileSystem) =>
  createBaselines({
    root,
    files,
    lock: createLockService(log),
    git: { author: () => Promise.resolve('Ada <ada@example.org>') },
    clock: { now: () => new Date('2026-11-21T09:00:00Z') },
    environmentKey: () => Promise.resolve(key),
  });

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'redline-baselines-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('baselines', () => {
  it('are empty at first', async () => {
    const baselines = baselinesWith(nodeFileSystem);
    expect(await baselines.read()).toEqual({ file: undefined, path: at('baselines', `${key}.json`), problems: [] });
    expect([await baselines.environments(), await baselines.remove([a]), existsSync(at())]).toEqual([[], 0, false]);
  });

  it('are recorded with who, when, why and what of', async () => {
    const baselines = baselinesWith(nodeFileSystem);
    const recorded = await baselines.record(run(measured(a, 1, 2), measured(b, 3)), [a], 'faster decoder');
    expect(recorded).toEqual([
      {
        benchmark: a,
        name: 'A',
        measurements: [{ metric: timeMetric, samples: [1, 2] }],
        recordedAt: '2026-11-21T09:00:00.000Z',
        run: 'run-1',
        commit: 'c0ffee',
        dirty: true,
        author: 'Ada <ada@example.org>',
        reason: 'faster decoder',
        runtimes: { go: 'go1.26' },
      },
    ]);
    const { file } = await baselines.read();
    expect([file?.environment.cpuModel, [...(file?.records ?? [])]]).toEqual(['Fast', [[a, recorded[0]]]]);
    expect([await baselines.environments(), await baselines.read('other')]).toMatchObject([[key], { file: undefined }]);
  });

  it('are replaced, kept beside each other, and removed', async () => {
    const baselines = baselinesWith(nodeFileSystem);
    await baselines.record(run(measured(a, 1), measured(b, 2)), [a, b]);
    await baselines.record(run(measured(a, 9)), [a, b]);
    const samples = async () =>
      [...((await baselines.read()).file?.records.values() ?? [])].map(({ measurements }) => measurements[0]?.samples);
    expect(await samples()).toEqual([[9], [2]]);
    expect([await baselines.remove([a]), await baselines.remove([a]), await samples()]).toEqual([1, 0, [[2]]]);
  });

  it('are not made of results that measured nothing', async () => {
    const failed: BenchmarkResult = { ...measured(b), outcome: 'failed' };
    expect(await baselinesWith(nodeFileSystem).record(run(measured(a), failed), [a, b])).toEqual([]);
    expect(existsSync(at('baselines'))).toBe(false);
  });

  it('are all there when many record at once', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => benchmarkId('go', 'p', `B${index}`));
    await Promise.all(ids.map((id) => baselinesWith(nodeFileSystem).record(run(measured(id, 1)), [id])));
    expect((await baselinesWith(nodeFileSystem).read()).file?.records.size).toBe(20);
  });

  it.each([
    ['broken', '{ "version": 1,\n "records": [', 'not valid JSON'],
    ['newer', '{ "version": 7 }', 'Update Redline'],
  ])('leave a %s file untouched and say so', async (_what, text, message) => {
    mkdirSync(at('baselines'), { recursive: true });
    writeFileSync(at('baselines', `${key}.json`), text);
    const baselines = baselinesWith(nodeFileSystem);
    expect((await baselines.read()).problems).toHaveLength(1);
    await expect(baselines.record(run(measured(a, 1)), [a])).rejects.toThrow(message);
    await expect(baselines.remove([a])).rejects.toThrow(message);
    expect(readFileSync(at('baselines', `${key}.json`), 'utf8')).toBe(text);
  });

  it('that cannot be read are a problem, not a crash', async () => {
    mkdirSync(at('baselines', `${key}.json`), { recursive: true });
    const baselines = baselinesWith(nodeFileSystem);
    expect((await baselines.read()).problems).toMatchObject([{ code: 'baseline-unreadable', severity: 'error' }]);
    await expect(baselines.record(run(measured(a, 1)), [a])).rejects.toThrow('cannot be read (EISDIR)');
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'write-protected'],
    ['EIO', 'broken cable'],
  ])('that cannot be written (%s) are said to be as before', async (code, message) => {
    const fail = () => Promise.reject(Object.assign(new Error('broken cable'), { code }));
    const writeAtomic: FileSystem['writeAtomic'] = (file, text) =>
      file.includes('baselines') ? fail() : nodeFileSystem.writeAtomic(file, text);
    const recording = baselinesWith({ ...nodeFileSystem, writeAtomic }).record(run(measured(a, 1)), [a]);
    await expect(recording).rejects.toMatchObject({ name: 'UserError', problem: { code: 'baseline-not-written' } });
    await expect(recording).rejects.toThrow(message);
  });
});

describe('.redline/.gitignore', () => {
  it.each([
    ['is written when there is none', undefined, /^# .*\nlocal\/\n$/],
    ['gets a line when there is one without', 'mine', /^mine\n# .*\nlocal\/\n$/],
    ['stays when it has the rule', '/local/\r\n', /^\/local\/\r\n$/],
  ])('%s', async (_what, before, after) => {
    mkdirSync(at());
    if (before !== undefined) writeFileSync(at('.gitignore'), before);
    await baselinesWith(nodeFileSystem).record(run(measured(a, 1)), [a]);
    expect(readFileSync(at('.gitignore'), 'utf8')).toMatch(after);
  });
});
