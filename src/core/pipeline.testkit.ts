import type { Baselines, RunObserver, RunRequest } from './engine.ts';
import type { Framework, Unit } from './frameworks/framework.ts';
import { type Benchmark, type BenchmarkId, benchmarkId } from './model/benchmark.ts';
import { defaultConfig } from './model/config.ts';
import { type BenchmarkResult, timeMetric } from './model/measurement.ts';
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
export const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 1 } };
export function benchmark(unit: string, name: string): Benchmark {
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

export type Script = Partial<ProcessExit> & { readonly output?: string };
export interface World extends Partial<RunDeps> {
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
export async function run({
  scripts = [],
  version,
  targets = [benchmark('u', 'A')],
  request,
  signal,
  append,
  ...own
}: World) {
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
