import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BaselineRecord } from '../../src/core/model/baseline.ts';
import { benchmarkId } from '../../src/core/model/benchmark.ts';
import { timeMetric } from '../../src/core/model/measurement.ts';
import { formatBaselineFile, parseBaselineFile } from '../../src/core/record/baselineFile.ts';

/** Benchmark name → number of the recording session; a session gives all its records the same date, run and commit. */
type Content = Readonly<Record<string, number>>;

function record(name: string, session: number): BaselineRecord {
  const id = benchmarkId('go', 'example.com/a', name);
  return {
    benchmark: id,
    name,
    measurements: [{ metric: timeMetric, samples: [session, session + 0.5, name.length] }],
    recordedAt: new Date(session * 1e9).toISOString(),
    run: `run-${session}`,
    commit: `c0ffee${session}`,
    dirty: false,
    runtimes: { go: 'go1.26' },
  };
}

const text = (content: Content): string => {
  const records = Object.entries(content).map(([name, session]) => record(name, session));
  return formatBaselineFile({
    version: 1,
    environment: { os: 'linux', arch: 'x64', cpuModel: 'Fast', cpuCount: 2 },
    records: new Map(records.map((one) => [one.benchmark, one])),
  });
};

let folder = '';
const git = (...argv: readonly string[]) => execFileSync('git', argv, { cwd: folder, stdio: 'pipe' });
const commit = (content: Content) => {
  writeFileSync(path.join(folder, 'b.json'), text(content));
  git('add', '.');
  git('commit', '-q', '--allow-empty', '-m', 'x');
};

/** Merges two branches that start from the same file. */
function merge(base: Content, ours: Content, theirs: Content): { readonly clean: boolean; readonly result: string } {
  git('checkout', '-q', '--orphan', `base-${Math.random()}`);
  commit(base);
  const start = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  git('checkout', '-q', '--detach', start);
  commit(theirs);
  const other = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  git('checkout', '-q', '--detach', start);
  commit(ours);
  const { status } = spawnSync('git', ['merge', '-q', '--no-edit', other], { cwd: folder });
  const result = readFileSync(path.join(folder, 'b.json'), 'utf8');
  if (status !== 0) git('reset', '-q', '--hard');
  return { clean: status === 0, result };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redline-merge-'));
  git('init', '-q');
  git('config', 'user.name', 'a');
  git('config', 'user.email', 'a@b');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('git merges two branches that', () => {
  const base = { A: 1, B: 1, C: 1, D: 1 };
  it.each([
    ['change neighbours', { ...base, A: 2 }, { ...base, B: 3 }],
    ['change neighbours in turns', { ...base, A: 2, C: 2 }, { ...base, B: 3, D: 3 }],
    ['change the last two', { ...base, C: 2 }, { ...base, D: 3 }],
    ['add in the middle and change what is before', { ...base, Bb: 2 }, { ...base, B: 3 }],
    ['add in the middle and change what is after', { ...base, Bb: 2 }, { ...base, C: 3 }],
    ['add at the end and change the last', { ...base, E: 2 }, { ...base, D: 3 }],
    ['add at the start and change the first', { '0': 2, ...base }, { ...base, A: 3 }],
    ['add two and change all others', { ...base, Aa: 2, Cc: 2 }, { A: 3, B: 3, C: 3, D: 3 }],
    ['remove one and change a neighbour', { A: 1, C: 1, D: 1 }, { ...base, C: 3 }],
    ['remove the last and change the one before', { A: 1, B: 1, C: 1 }, { ...base, C: 3 }],
  ])('%s', (_what, ours, theirs) => {
    const wanted = text({ ...mergeContents(base, ours, theirs) });
    expect(merge(base, ours, theirs)).toEqual({ clean: true, result: wanted });
    expect(merge(base, theirs, ours)).toEqual({ clean: true, result: wanted });
    expect(parseBaselineFile(wanted, 'b.json').problems).toEqual([]);
  });

  it('change the same benchmark only by hand, and a file left in conflict is not read', () => {
    const { clean, result } = merge(base, { ...base, B: 2 }, { ...base, B: 3 });
    expect([clean, parseBaselineFile(result, 'b.json').problems[0]?.message]).toEqual([
      false,
      'The file holds a merge conflict.',
    ]);
  });
});

/** What both branches together want: whoever changed a benchmark wins. */
function mergeContents(base: Content, ours: Content, theirs: Content): Content {
  const names = [...new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])];
  const pick = (name: string) => (ours[name] === base[name] ? theirs[name] : ours[name]);
  return Object.fromEntries(names.flatMap((name) => (pick(name) === undefined ? [] : [[name, pick(name) ?? 0]])));
}
