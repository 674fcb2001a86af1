import { describe, expect, it } from 'vitest';
import type { Baselines } from './engine.ts';
import type { BaselineFile, BaselineRecord } from './model/baseline.ts';
import type { Benchmark, BenchmarkId } from './model/benchmark.ts';
import { defaultConfig } from './model/config.ts';
import type { Problem } from './model/problem.ts';
import type { Run } from './model/run.ts';
import { benchmark, range, run, type Script, type World } from './pipeline.testkit.ts';

describe('a run', () => {
  it('goes through its phases and keeps what it found', async () => {
    const kept: Run[] = [];
    const { report, events } = await run({
      targets: [benchmark('u', 'A'), benchmark('u', 'B')],
      scripts: [{ output: 'A 1\nA 2\nB 3\nB 4\n' }],
      append: (each) => void kept.push(each),
    });
    expect(report.run.results.map((result) => result.measurements[0]?.samples)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(report.run).toMatchObject({
      id: expect.stringMatching(/^19700101T000000\.000Z-[0-9a-f]{6}$/),
      outcome: 'completed',
      commit: { hash: 'abc' },
      environment: { runtimes: { fake: '1.2' } },
      sourceHashes: { u: expect.stringContaining('hash') },
    });
    expect(report.problems).toEqual([]);
    expect(report.recorded).toBe(true);
    expect(kept).toEqual([report.run]);
    expect(events).toEqual([
      'preparing',
      'running',
      '/u$ fake run u',
      '0/2',
      '0/2',
      '0/2',
      '1/2',
      '1/2',
      '2/2',
      'finishing',
    ]);
  });

  it('joins the samples of several processes', async () => {
    const { report } = await run({
      request: { overrides: { processes: 2 } },
      scripts: [{ output: 'A 1\nA 2\n' }, { output: 'A 3\nA 4\n' }],
    });
    expect(report.run.results).toHaveLength(1);
    expect(report.run.results[0]?.measurements[0]?.samples).toEqual([1, 2, 3, 4]);
  });

  it('places children that only the run has named at their parent', async () => {
    const { report } = await run({
      targets: [benchmark('u', 'A')],
      request: { known: [benchmark('u', 'A/known')] },
      scripts: [{ output: 'A/known 1\nA/x 1\nA/known/deep 2\n' }],
    });
    expect(report.reported.map(({ name, parent, origin, range: at }) => [name, parent, origin, at])).toEqual([
      ['A/x', 'fake:u#A', 'reported', range],
      ['A/known/deep', 'fake:u#A/known', 'reported', range],
    ]);
    expect(report.problems).toEqual([]);
  });
});

/** A baseline that an older toolchain measured. */
const olderRecord = ({ id, name }: Benchmark): [BenchmarkId, BaselineRecord] => [
  id,
  { benchmark: id, name, measurements: [], recordedAt: '', run: '', runtimes: { fake: '1.1' } },
];

describe('what goes wrong', () => {
  const failing: readonly [string, World, Record<string, string>, readonly string[]][] = [
    [
      'one of two is not reported',
      { targets: [benchmark('u', 'A'), benchmark('u', 'AB')], scripts: [{ output: 'A 1\n' }] },
      { A: 'measured', AB: 'failed' },
      ['not-reported'],
    ],
    [
      'a child comes along with its parent, but does not run',
      {
        targets: [benchmark('u', 'A'), benchmark('u', 'A/x'), benchmark('u', 'A/y')],
        scripts: [{ output: 'A/x 1\n' }],
      },
      { 'A/x': 'measured' },
      ['not-reported'],
    ],
    ['nothing is reported', { scripts: [{}] }, { A: 'failed' }, ['not-reported', 'nothing-measured']],
    [
      'a process hangs',
      { scripts: [{ output: 'A 1\n', stoppedBy: 'timeout', code: undefined }] },
      { A: 'measured' },
      ['timed-out'],
    ],
    [
      'a process dies by signal, the next one lives',
      {
        targets: [benchmark('u', 'A'), benchmark('v', 'B')],
        scripts: [{ signal: 'SIGSEGV', code: undefined }, { output: 'B 1\n' }],
      },
      { A: 'failed', B: 'measured' },
      ['crashed'],
    ],
    ['a bad exit code nobody explains', { scripts: [{ output: 'A 1\n', code: 3 }] }, { A: 'measured' }, ['crashed']],
    [
      'the tool is missing',
      { version: { startError: { code: 'ENOENT', message: '' } } },
      { A: 'failed' },
      ['tool-missing', 'nothing-measured'],
    ],
    [
      'the folder is gone',
      { version: { startError: { code: 'ECWD', message: '' } } },
      { A: 'failed' },
      ['unit-not-found', 'nothing-measured'],
    ],
    ['nobody was asked', { targets: [] }, {}, ['nothing-measured']],
  ];
  it.each(failing)('%s', async (_, world, outcomes, codes) => {
    const result = await run(world);
    expect(result.outcomes).toEqual(outcomes);
    expect(result.codes).toEqual(codes);
  });

  it('says which tool is missing and how to get it', async () => {
    const { report } = await run({
      toolCommands: { fake: '/opt/fake' },
      version: { startError: { code: 'ENOENT', message: '' } },
    });
    expect(report.problems[0]).toMatchObject({
      message: expect.stringContaining('/opt/fake'),
      remedy: 'Install fake.',
    });
  });

  it('measures nothing with a broken config', async () => {
    const problem: Problem = { code: 'config-invalid', severity: 'error', message: 'wrong type' };
    const { report, started, events } = await run({
      config: () => Promise.resolve({ config: defaultConfig, problems: [problem] }),
    });
    expect(report).toMatchObject({ problems: [problem], recorded: false, run: { results: [] } });
    expect([...started, ...events]).toEqual([]);
  });

  it('tells once that the baselines were measured with another toolchain', async () => {
    const targets = [benchmark('u', 'A'), benchmark('u', 'B')];
    const file: BaselineFile = {
      version: 1,
      environment: { os: 'o', arch: 'a', cpuModel: 'c', cpuCount: 2 },
      records: new Map(targets.map(olderRecord)),
    };
    const { report } = await run({
      targets,
      scripts: [{ output: 'A 1\nB 1\n' }],
      baselines: {
        read: () => Promise.resolve({ file, path: '', problems: [] }),
        environments: () => Promise.resolve([]),
      } as Partial<Baselines> as Baselines,
    });
    expect(report.problems).toEqual([
      { code: 'environment', severity: 'warning', message: expect.stringContaining('1.2 instead of 1.1') as string },
    ]);
  });

  it('shows a run that history cannot keep', async () => {
    const { report, codes } = await run({
      scripts: [{ output: 'A 1\n' }],
      append() {
        throw new Error('disk full');
      },
    });
    expect(report.recorded).toBe(false);
    expect(codes).toEqual(['history-unavailable']);
    expect(report.run.results).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('keeps what was finished and asks for nothing more', async () => {
    const stopper = new AbortController();
    const { report, outcomes, codes, started } = await run({
      targets: [benchmark('u', 'A'), benchmark('u', 'B'), benchmark('v', 'C')],
      signal: stopper.signal,
      get scripts(): readonly Script[] {
        return [
          {
            get output() {
              stopper.abort();
              return 'A 1\nA 2\n';
            },
            stoppedBy: 'user',
          },
        ];
      },
    });
    expect(outcomes).toEqual({ A: 'measured' });
    expect(codes).toEqual(['stopped']);
    expect(report.run.outcome).toBe('stopped');
    expect(started).toHaveLength(1);
  });

  it('while another run measures', async () => {
    const stopper = new AbortController();
    const { report, events, started } = await run({
      signal: stopper.signal,
      locks: {
        machineRunLock: '/lock',
        withLock(_path, _work, options) {
          options?.onWait?.();
          stopper.abort();
          return Promise.reject(new Error('aborted'));
        },
      },
    });
    expect(report).toMatchObject({ run: { outcome: 'stopped', results: [] }, recorded: false });
    expect(events).toEqual(['queued']);
    expect(started).toEqual([]);
  });
});
