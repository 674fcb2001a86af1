import { describe, expect, it } from 'vitest';
import type { Baselines, RunObserver, RunRequest } from './engine.ts';
import type { Framework, Unit } from './frameworks/framework.ts';
import { type Benchmark, type BenchmarkId, benchmarkId } from './model/benchmark.ts';
import { defaultConfig } from './model/config.ts';
import { type BenchmarkResult, timeMetric } from './model/measurement.ts';
import type { Problem } from './model/problem.ts';
import type { Run } from './model/run.ts';
import { runBenchmarks } from './pipeline.ts';
import type { FileSystem } from './ports/fileSystem.ts';
import type { HistoryStore } from './ports/historyStore.ts';
import type { ProcessExit, ProcessHandlers, ProcessSpec } from './ports/processRunner.ts';
import type { RunDeps } from './run/deps.ts';

/** A tool whose output is one line `name value` per sample, started once per unit and per `settings.processes`. */
const fake: Framework = {
  id: 'fake',
  title: 'Fake',
  language: 'fake',
  tool: {
    id: 'fake',
    command: 'fake',
    versionArguments: ['version'],
    versionPattern: /fake (\S+)/,
    howToInstall: () => 'Install fake.',
  },
  matchesFile: () => true,
  marker: /./,
  grammar: () => 'go',
  discover: () => [],
  locateUnit: (file) => Promise.resolve(unitOf(file)),
  unitSources: (unit) => Promise.resolve([`${unit.directory}/source`]),
  plan: ({ targets, units, settings, toolCommand }) =>
    [...units.values()].flatMap((unit) =>
      Array.from({ length: settings.processes }, () => ({
        argv: [toolCommand, 'run', unit.id] as const,
        cwd: unit.workingDirectory,
        environment: {},
        framework: 'fake',
        unit,
        expected: targets.filter((target) => target.unit === unit.id).map(({ id }) => id),
        samples: 2,
        warmupSamples: 0,
        hints: {},
        estimatedMs: 100,
      })),
    ),
  createParser({ process, onSample }) {
    let text = '';
    return {
      push: (chunk) => void (text += chunk),
      end() {
        const samples = new Map<BenchmarkId, number[]>();
        for (const [, name = '', value] of text.matchAll(/^(\S+) (\d+)$/gm)) {
          const id = benchmarkId('fake', process?.unit.id ?? '', name);
          samples.set(id, [...(samples.get(id) ?? []), Number(value)]);
          onSample?.(id, samples.get(id)?.length ?? 0);
        }
        const results = [...samples].map(
          ([id, values]): BenchmarkResult => ({
            id,
            name: id.split('#')[1] ?? '',
            outcome: 'measured',
            measurements: [{ metric: timeMetric, samples: values }],
          }),
        );
        return { results, problems: [], configuration: {} };
      },
    };
  },
  recognises: () => false,
};

const unitOf = (file: string): Unit => {
  const id = file.split('/')[1] ?? '';
  return { id, directory: `/${id}`, workingDirectory: `/${id}` };
};
const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 1 } };
function benchmark(unit: string, name: string): Benchmark {
  const id = benchmarkId('fake', unit, name);
  return {
    id,
    framework: 'fake',
    unit,
    name,
    file: `/${unit}/source`,
    range,
    nameRange: range,
    hasComputedChildren: false,
    origin: 'source',
  };
}

type Script = Partial<ProcessExit> & { readonly output?: string };
interface World extends Partial<RunDeps> {
  /** What each started process does, in order; the version call has its own. */
  readonly scripts?: readonly Script[];
  readonly version?: Script;
  readonly targets?: readonly Benchmark[];
  readonly request?: Partial<RunRequest>;
  readonly signal?: AbortSignal;
  readonly append?: (run: Run) => void;
}

const play = (script: Script, { onOutput }: ProcessHandlers): Promise<ProcessExit> => {
  const { output = '', ...exit } = script;
  onOutput(output, 'stdout');
  return Promise.resolve({ code: 0, signal: undefined, durationMs: 5_000, ...exit });
};

/** Runs the pipeline in a world of scripted processes; `events` is what an observer saw. */
async function run({ scripts = [], version, targets = [benchmark('u', 'A')], request, signal, append, ...own }: World) {
  const events: string[] = [];
  const started: ProcessSpec[] = [];
  const observer: RunObserver = {
    onPhase: (phase) => void events.push(phase),
    onCommand: (line, folder) => void events.push(`${folder}$ ${line}`),
    onOutput: () => {},
    onProgress: ({ done, total }) => void events.push(`${done}/${total}`),
  };
  const remaining = [...scripts];
  const deps: RunDeps = {
    root: '/',
    frameworkById: (id) => (id === 'fake' ? fake : undefined),
    toolCommands: {},
    files: {
      readText: () => Promise.resolve('text'),
      dirname: (file: string) => file.slice(0, file.lastIndexOf('/')),
      relative: (_from: string, to: string) => to,
      hash: (text: string) => `hash of ${text.length}`,
    } as Partial<FileSystem> as FileSystem,
    processes: {
      run(spec, handlers) {
        if (spec.argv[1] === 'version') return play(version ?? { output: 'fake 1.2' }, handlers);
        started.push(spec);
        return play(remaining.shift() ?? {}, handlers);
      },
    },
    clock: { now: () => new Date(0), monotonicMs: () => 0 },
    git: { state: () => Promise.resolve({ hash: 'abc', dirty: false }), author: () => Promise.resolve(undefined) },
    locks: { machineRunLock: '/lock', withLock: (_path, work) => work() },
    log: { info() {}, warn() {}, error() {} },
    config: () => Promise.resolve({ config: defaultConfig, problems: [] }),
    environment: () => Promise.resolve({ os: 'o', arch: 'a', cpuModel: 'c', cpuCount: 2, runtimes: {} }),
    baselines: {
      read: () => Promise.resolve({ file: undefined, path: '', problems: [] }),
      environments: () => Promise.resolve([]),
    } as Partial<Baselines> as Baselines,
    history: () =>
      Promise.resolve({ store: { append: append ?? (() => {}) } as Partial<HistoryStore> as HistoryStore }),
    ...own,
  };
  const report = await runBenchmarks(deps, { targets, ...request }, observer, signal ?? new AbortController().signal);
  const outcomes = Object.fromEntries(report.run.results.map(({ name, outcome }) => [name, outcome]));
  return { report, outcomes, codes: report.problems.map(({ code }) => code), events, started };
}

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
