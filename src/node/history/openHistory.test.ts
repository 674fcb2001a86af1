import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { benchmarkId } from '../../core/model/benchmark.ts';
import { timeMetric } from '../../core/model/measurement.ts';
import { UserError } from '../../core/model/problem.ts';
import type { Run } from '../../core/model/run.ts';
import { openHistory } from './openHistory.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const run = (id: string, samples: readonly number[] = [1, Number.NaN]): Run => ({
  id,
  startedAt: '2026-11-21T08:00:00.000Z',
  durationMs: 1,
  outcome: 'completed',
  environment: { os: 'linux', arch: 'x64', cpuModel: 'Fast', cpuCount: 2, runtimes: {} },
  settings: { samples: 3, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 60_000 },
  requested: [],
  results: [
    {
      id: benchmarkId('go', 'p', 'A'),
      name: 'A',
      outcome: 'measured',
      measurements: [{ metric: timeMetric, samples }],
    },
  ],
  problems: [],
  sourceHashes: {},
});

// Who waits for a locked database waits for two seconds before saying so.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redline-history-'));
  file = path.join(folder, 'history.db');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
  rmSync(folder, { recursive: true, force: true });
});

interface Use {
  readonly message: string | undefined;
  /** What adding the run threw. */
  readonly refusal?: string;
  readonly known: readonly string[];
}

/** Opens, adds a run, closes; what it said and what it then knew. */
function use(id: string): Use {
  const { store, problem } = openHistory(file, log);
  const refusal = refusalOf(() => store.append(run(id)));
  const known = store.runs().map((one) => one.id);
  store.close();
  return {
    message: problem && `${problem.message} ${problem.remedy}`,
    ...(refusal !== undefined && { refusal }),
    known: known.toSorted(),
  };
}

function refusalOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The first message says what is wrong; the run is refused with that and where it waits. */
const unusable = (id: string, words: string): Use => ({
  message: expect.stringContaining(words) as string,
  refusal: expect.stringMatching(new RegExp(`${words}.*run waits in .*unsaved.${id}\\.json`)) as string,
  known: [id],
});

const brokenFiles = () => readdirSync(folder).filter((name) => name.startsWith('history.broken-'));

describe('a history file that is damaged', () => {
  it.each([
    ['no database at all', () => Buffer.from('This is not a database, but somebody wrote it there.'.repeat(100))],
    ['a broken header', (bytes: Buffer) => Buffer.concat([Buffer.alloc(100, 7), bytes.subarray(100)])],
    [
      'a broken list of tables',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]),
    ],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 5000)],
  ])('(%s) is kept aside, and a new one started', (_what, damage) => {
    expect(use('first')).toEqual({ message: undefined, known: ['first'] });
    const broken = damage(readFileSync(file));
    writeFileSync(file, broken);
    const { message, known } = use('second');
    expect([message, known]).toEqual([expect.stringMatching(/was damaged.*kept as .*history\.broken-/), ['second']]);
    expect(brokenFiles().map((name) => readFileSync(path.join(folder, name)))).toEqual([broken]);
    expect(use('third')).toEqual({ message: undefined, known: ['second', 'third'] });
  });

  it('only shows it later: the run is kept all the same, and the problem told', () => {
    use('first');
    const bytes = readFileSync(file);
    // The first page, with the list of tables, stays whole.
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
    const opened = openHistory(file, log);
    expect(opened.problem).toBeUndefined();
    opened.store.append(run('second'));
    expect(opened.store.runs().map(({ id }) => id)).toEqual(['second']);
    expect(opened.problem?.message).toContain('damaged');
    expect(brokenFiles()).toHaveLength(1);
    opened.store.close();
  });
});

describe('a history file that cannot be used', () => {
  it('is left untouched when it is newer', () => {
    use('first');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 2');
    database.close();
    const before = readFileSync(file);
    expect(use('second')).toEqual(unusable('second', 'newer Redline'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is told to be locked, and gets the run when it is free again', () => {
    use('first');
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    expect(use('second')).toEqual(unusable('second', 'keeps it locked'));
    other.close();
    expect(use('third')).toEqual({ message: undefined, known: ['first', 'second', 'third'] });
    expect(readdirSync(path.join(folder, 'unsaved'))).toEqual([]);
  });

  it('is told to be locked while it is open, and gets the run with the next opening, samples and all', () => {
    const { store } = openHistory(file, log);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const second = run('second', [0.1 + 0.2, Number.NaN, Number.NEGATIVE_INFINITY]);
    expect(() => store.append(second)).toThrow(/keeps it locked.*run waits in .*second\.json/);
    other.close();
    store.close();
    const { store: again } = openHistory(file, log);
    expect(again.run('second')).toEqual(second);
    again.close();
  });

  it('lies where nothing can be written', () => {
    writeFileSync(path.join(folder, 'plain'), '');
    file = path.join(folder, 'plain/history.db');
    expect(use('first')).toEqual({
      message: expect.stringContaining('cannot be written') as string,
      refusal: expect.stringMatching(/cannot be written.*not kept/) as string,
      known: ['first'],
    });
  });

  it('is not opened by a host without SQLite', async () => {
    vi.resetModules();
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    const { openHistory: open } = await import('./openHistory.ts');
    const { store, problem } = open(file, log);
    expect(() => store.append(run('first'))).toThrow('has no SQLite');
    expect([problem?.message, store.runs().length]).toEqual([expect.stringContaining('has no SQLite'), 1]);
  });
});

it('leaves an unreadable kept run where it is', () => {
  mkdirSync(path.join(folder, 'unsaved'));
  writeFileSync(path.join(folder, 'unsaved/x.json'), '{ "version": 1, "run": { "results": 7 } }');
  expect(use('first')).toEqual({ message: undefined, known: ['first'] });
  expect(readdirSync(path.join(folder, 'unsaved'))).toEqual(['x.json']);
});
