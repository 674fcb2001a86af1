import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/node/history/openHistory.ts';
import { baselinesOf, environmentOfTests, idsOf, runOf, silentLog } from './recordWriter.ts';

let bundleFolder = '';
let folder = '';

/** Bundled, so that a process is up in a few milliseconds and 200 of them can be killed. */
beforeAll(() => {
  bundleFolder = mkdtempSync(path.join(tmpdir(), 'redline-writer-'));
  buildSync({
    entryPoints: [path.join(import.meta.dirname, 'recordWriter.ts')],
    outfile: path.join(bundleFolder, 'writer.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redline record ü-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function startWriter(...writerArguments: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [path.join(bundleFolder, 'writer.mjs'), ...writerArguments], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, REDLINE_TEST_WRITER: '1' },
  });
}

async function write(...writerArguments: readonly string[]): Promise<number> {
  const [code] = (await once(startWriter(...writerArguments), 'exit')) as [number];
  return code;
}

/** A series of delays that is the same in every test run. */
function* delaysMs(): Generator<number> {
  for (let state = 1; ; state = (state * 48_271) % 2_147_483_647) yield (state % 250) / 10;
}

/** Kills a writer in the middle of its work, looks at the file, and writes it itself; so many times. */
async function killWriters(root: string, times: number, delays: Iterator<number>): Promise<void> {
  const ids = idsOf('B', 200);
  const baselines = baselinesOf(root);
  for (let kill = 0; kill < times; kill++) {
    const writer = startWriter('endless', root, 'B', '200');
    const ended = once(writer, 'exit');
    await Promise.race([once(writer.stdout, 'data'), ended]);
    expect(writer.exitCode).toBeNull();
    await sleep(delays.next().value);
    writer.kill('SIGKILL');
    await ended;

    const { file, problems } = await baselines.read();
    expect(problems).toEqual([]);
    const samples = [...(file?.records.values() ?? [])].flatMap(({ measurements }) => measurements[0]?.samples);
    expect([file?.records.size, samples.length, new Set(samples).size]).toEqual([200, 2000, 1]);
    await baselines.record(runOf('next', ids, 0), ids);
  }
}

describe('a baseline file', () => {
  it('is whole after each of 200 kill −9 of its writer, and the next writer is not blocked', async () => {
    const delays = delaysMs();
    const roots = ['a', 'b', 'c', 'd'].map((name) => path.join(folder, name));
    await Promise.all(roots.map((root) => killWriters(root, 50, delays)));
    // Writers that died between creating and renaming left these. Were there none, the kills would have missed the writes.
    const left = roots.flatMap((root) => readdirSync(path.join(root, '.redline/local')));
    expect(left.filter((name) => name.endsWith('.tmp')).length).toBeGreaterThan(0);
  }, 600_000);

  it('loses nothing when two processes record at once, 50 times each', async () => {
    const codes = await Promise.all(['A', 'B'].map((prefix) => write('baselines', folder, prefix, '50')));
    expect(codes).toEqual([0, 0]);
    const { file } = await baselinesOf(folder).read();
    expect([...(file?.records.keys() ?? [])].sort()).toEqual([...idsOf('A', 50), ...idsOf('B', 50)].sort());
  });
});

describe('a history', () => {
  it('loses nothing and is never locked when 4 processes add 50 runs each and one reads', async () => {
    const file = path.join(folder, '.redline/local/history.db');
    const { store, problem } = openHistory(file, silentLog);
    expect(problem).toBeUndefined();
    const [benchmark] = idsOf('B', 1);
    let reads = 0;
    const writers = Promise.all(['a', 'b', 'c', 'd'].map((prefix) => write('history', file, prefix, '50')));
    const ended = writers.then(() => 'ended');
    while ((await Promise.race([ended, sleep(5)])) === undefined) {
      if (benchmark !== undefined) store.series(benchmark, 'time');
      reads += store.latest(environmentOfTests).size;
    }
    expect([await writers, reads > 0]).toEqual([[0, 0, 0, 0], true]);
    expect(new Set(store.runs().map(({ id }) => id)).size).toBe(200);
    expect(store.runs().every(({ id }) => store.run(id)?.results.length === 5)).toBe(true);
    store.close();
  });

  it('keeps every run that was added before a kill −9', async () => {
    const file = path.join(folder, 'history.db');
    expect(await write('history', file, 'a', '3')).toBe(0);
    const writer = startWriter('history', file, 'b', '100000');
    const { store } = openHistory(file, silentLog);
    while (store.runs().length < 20) await sleep(5);
    const seen = store.runs().map(({ id }) => id);
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    store.close();
    const { store: again, problem } = openHistory(file, silentLog);
    expect(problem).toBeUndefined();
    expect(seen.filter((id) => again.run(id)?.results.length !== 5)).toEqual([]);
    again.append(runOf('after', [], 0));
    again.close();
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount) console.warn('SKIPPED: full disk and read-only disk need root on Linux, to mount a small file system.');

describe.runIf(canMount)('on a small disk', () => {
  let disk = '';
  const filler = () => path.join(disk, 'filler');
  const mount = (...mountArguments: readonly string[]) => execFileSync('/bin/mount', [...mountArguments, disk]);

  function fill(): void {
    try {
      for (let count = 0; count < 1000; count++) writeFileSync(filler(), Buffer.alloc(4096), { flag: 'a' });
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }

  beforeEach(() => {
    disk = path.join(folder, 'disk');
    mkdirSync(disk);
    mount('-t', 'tmpfs', '-o', 'size=512k', 'tmpfs');
  });
  afterEach(() => {
    execFileSync('/bin/umount', [disk]);
  });

  it('a baseline stays as it was when the disk is full, and is recorded once there is room', async () => {
    const baselines = baselinesOf(disk);
    const [few, many] = [idsOf('A', 3), idsOf('B', 100)];
    await baselines.record(runOf('first', few, 1), few);
    const { path: file } = await baselines.read();
    const before = readFileSync(file, 'utf8');
    fill();
    await expect(baselines.record(runOf('second', many, 2), many)).rejects.toThrow('the disk is full');
    expect(readFileSync(file, 'utf8')).toBe(before);
    rmSync(filler());
    await baselines.record(runOf('third', many, 3), many);
    expect((await baselines.read()).file?.records.size).toBe(103);
  });

  it('a history stays as it was when the disk is full, and takes runs once there is room', () => {
    const { store } = openHistory(path.join(disk, 'history.db'), silentLog);
    store.append(runOf('first', idsOf('A', 3), 1));
    fill();
    expect(() => store.append(runOf('second', idsOf('B', 300), 2))).toThrow('the disk is full');
    expect(store.runs().map(({ id }) => id)).toEqual(['first']);
    rmSync(filler());
    store.append(runOf('third', idsOf('B', 100), 3));
    expect(store.runs().map(({ id }) => id)).toEqual(['third', 'first']);
    store.close();
  });

  it('a read-only disk is said to be one, and nothing on it changes', async () => {
    const baselines = baselinesOf(disk);
    const ids = idsOf('A', 1);
    await baselines.record(runOf('first', ids, 1), ids);
    const file = path.join(disk, 'history.db');
    openHistory(file, silentLog).store.close();
    mount('-o', 'remount,ro');
    await expect(baselines.record(runOf('second', ids, 2), ids)).rejects.toThrow('write-protected');
    expect((await baselines.read()).file?.records.size).toBe(1);
    const { store, problem } = openHistory(file, silentLog);
    expect(problem).toMatchObject({
      code: 'history-unavailable',
      message: expect.stringContaining('cannot be written') as string,
    });
    expect(() => store.append(runOf('shown', ids, 3))).toThrow('cannot be written');
    expect(store.runs().map(({ id }) => id)).toEqual(['shown']);
    mount('-o', 'remount,rw');
  });
});
