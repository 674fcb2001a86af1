import { median } from 'simple-statistics';
import type { RunReport } from '../../core/engine.ts';
import type { BaselineRecord } from '../../core/model/baseline.ts';
import type { Benchmark, BenchmarkId } from '../../core/model/benchmark.ts';
import type { Comparison } from '../../core/model/comparison.ts';
import type { BenchmarkResult } from '../../core/model/measurement.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { LatestResult } from '../../core/ports/historyStore.ts';
import type { BenchmarkGroup, BenchmarkState } from '../../core/present/benchmarkState.ts';
import { Signal } from '../shared/signal.ts';
import { reportedChildren } from './reportedChildren.ts';
import { type StoredState, trendLength } from './stored.ts';

export type Activity = BenchmarkState['activity'];

/** The files whose benchmarks look different now. */
export interface ModelChange {
  readonly files: ReadonlySet<string>;
}

interface BenchmarkIndex {
  /** Found in the source, and named by runs. */
  readonly byId: ReadonlyMap<BenchmarkId, Benchmark>;
  readonly children: ReadonlyMap<BenchmarkId, readonly Benchmark[]>;
}

function byBenchmark(comparisons: readonly Comparison[]): ReadonlyMap<BenchmarkId, readonly Comparison[]> {
  return Map.groupBy(comparisons, ({ benchmark }) => benchmark);
}

/** What can be seen of a file's benchmarks: everything sits at their names, so edits inside their bodies show nothing. */
const appearance = (benchmarks: readonly Benchmark[]): string =>
  JSON.stringify(benchmarks.map(({ id, nameRange }) => [id, nameRange]));

/** Everything known about the benchmarks of one root. Does no IO; presenters read it and listen to it. */
export class RootModel {
  readonly root: string;
  readonly #changed = new Signal<ModelChange>();
  readonly onDidChange = this.#changed.event;

  #files: ReadonlyMap<string, readonly Benchmark[]> = new Map();
  /** Derived from files and results; dropped when either changes. */
  #index: BenchmarkIndex | undefined;

  readonly #open = new Set<string>();
  #latest = new Map<BenchmarkId, LatestResult>();
  #trends = new Map<BenchmarkId, readonly number[]>();
  readonly #comparisons = new Map<BenchmarkId, readonly Comparison[]>();
  readonly #activity = new Map<BenchmarkId, Activity>();
  readonly #stale = new Set<BenchmarkId>();
  #baselines: ReadonlyMap<BenchmarkId, BaselineRecord> = new Map();
  #problems: readonly Problem[] = [];

  constructor(root: string) {
    this.root = root;
  }

  get files(): Iterable<string> {
    return this.#files.keys();
  }

  /** Of the newest run: build errors and the like. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Benchmarks in source order, each with the children that only runs have named. */
  groups(file: string): readonly BenchmarkGroup[] {
    const { children } = this.#indexed();
    return (this.#files.get(file) ?? []).map((benchmark) => ({
      state: this.#state(benchmark),
      children: (children.get(benchmark.id) ?? []).map((child) => this.#state(child)),
    }));
  }

  all(): readonly BenchmarkState[] {
    const groups = [...this.#files.keys()].flatMap((file) => this.groups(file));
    return groups.flatMap(({ state, children }) => [state].concat(children));
  }

  /** A benchmark in the source, or a child that a run has named. */
  benchmark(id: BenchmarkId): Benchmark | undefined {
    return this.#indexed().byId.get(id);
  }

  benchmarksIn(file: string): readonly Benchmark[] {
    return this.#files.get(file) ?? [];
  }

  /** Baselines of benchmarks that are in the source no more, nor below one that is. */
  get vanished(): readonly BenchmarkId[] {
    const { byId } = this.#indexed();
    const below = reportedChildren(this.#baselines.keys(), byId);
    const present = new Set([...below.values()].flat().map(({ id }) => id));
    return [...this.#baselines.keys()].filter((id) => !byId.has(id) && !present.has(id));
  }

  get latestResults(): ReadonlyMap<BenchmarkId, LatestResult> {
    return this.#latest;
  }

  /** The benchmarks of a file as its text stands in the editor: wins over scans until `release`. */
  setOpenFile(file: string, benchmarks: readonly Benchmark[]): void {
    this.#open.add(file);
    const before = this.benchmarksIn(file);
    this.#files = new Map(this.#files).set(file, benchmarks);
    this.#index = undefined;
    if (appearance(before) !== appearance(benchmarks)) this.#fire([file]);
  }

  /** The editor closed the file: from the next scan on, what is on disk counts. */
  release(file: string): void {
    this.#open.delete(file);
  }

  /** What a scan of the disk found. */
  setScan(benchmarks: readonly Benchmark[]): void {
    const scanned = [...Map.groupBy(benchmarks, ({ file }) => file)].filter(([file]) => !this.#open.has(file));
    const open = [...this.#files].filter(([file]) => this.#open.has(file));
    const before = [...this.#files.keys()];
    this.#files = new Map([...scanned, ...open]);
    this.#index = undefined;
    this.#fire([...before, ...this.#files.keys()]);
  }

  activity(id: BenchmarkId): Activity {
    return this.#activity.get(id) ?? 'idle';
  }

  setActivity(ids: Iterable<BenchmarkId>, activity: Activity): void {
    const changed = [...ids];
    for (const id of changed) {
      if (activity === 'idle') this.#activity.delete(id);
      else this.#activity.set(id, activity);
    }
    this.#fireFor(changed);
  }

  /** Results of earlier sessions, or of another process: replaces what is shown. */
  load({ latest, trends }: StoredState): void {
    this.#latest = new Map(latest);
    this.#trends = new Map(trends);
    this.#stale.clear();
    this.#index = undefined;
    this.#fire(this.#files.keys());
  }

  setBaselines(baselines: ReadonlyMap<BenchmarkId, BaselineRecord>, comparisons: readonly Comparison[]): void {
    this.#baselines = baselines;
    this.#comparisons.clear();
    for (const [id, judged] of byBenchmark(comparisons)) this.#comparisons.set(id, judged);
    this.#fire(this.#files.keys());
  }

  finishRun({ run, comparisons, problems }: RunReport): void {
    const { results, ...summary } = run;
    for (const result of results) {
      this.#latest.set(result.id, { run: summary, result });
      this.#extendTrend(result);
      this.#stale.delete(result.id);
      this.#comparisons.delete(result.id);
    }
    for (const [id, judged] of byBenchmark(comparisons)) this.#comparisons.set(id, judged);
    this.#problems = problems;
    this.#index = undefined;
    this.#fire(this.#files.keys());
  }

  /** The source of a result's unit is, or is no longer, another than it was measured with. */
  setStale(id: BenchmarkId, isStale: boolean): void {
    if (this.#stale.has(id) === isStale) return;
    if (isStale) this.#stale.add(id);
    else this.#stale.delete(id);
    this.#fireFor([id]);
  }

  /** Forgets what is shown; history and baselines on disk stay. */
  clear(): void {
    this.#comparisons.clear();
    this.#problems = [];
    this.load({ latest: new Map(), trends: new Map() });
  }

  #extendTrend({ id, measurements: [primary] }: BenchmarkResult): void {
    if (primary === undefined || primary.samples.length === 0) return;
    const trend = [...(this.#trends.get(id) ?? []), median([...primary.samples])];
    this.#trends.set(id, trend.slice(-trendLength));
  }

  #state(benchmark: Benchmark): BenchmarkState {
    const { id } = benchmark;
    const latest = this.#latest.get(id);
    const baseline = this.#baselines.get(id);
    return {
      benchmark,
      activity: this.#activityOf(benchmark),
      ...(latest && { result: latest.result, run: latest.run }),
      comparisons: this.#comparisons.get(id) ?? [],
      ...(baseline && { baseline }),
      stale: this.#stale.has(id),
      recentMedians: this.#trends.get(id) ?? [],
    };
  }

  /** A parent that runs takes its children along. */
  #activityOf(benchmark: Benchmark): Activity {
    const own = this.#activity.get(benchmark.id);
    if (own !== undefined) return own;
    const parent = benchmark.parent && this.benchmark(benchmark.parent);
    return parent ? this.#activityOf(parent) : 'idle';
  }

  #indexed(): BenchmarkIndex {
    if (this.#index === undefined) {
      const found = new Map([...this.#files.values()].flat().map((benchmark) => [benchmark.id, benchmark]));
      const children = reportedChildren(this.#latest.keys(), found);
      const byId = new Map([...found, ...[...children.values()].flat().map((child) => [child.id, child] as const)]);
      this.#index = { byId, children };
    }
    return this.#index;
  }

  #fireFor(ids: Iterable<BenchmarkId>): void {
    this.#fire([...ids].flatMap((id) => this.benchmark(id)?.file ?? []));
  }

  #fire(files: Iterable<string>): void {
    this.#changed.fire({ files: new Set(files) });
  }
}
