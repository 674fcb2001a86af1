import path from 'node:path';
import type { Engine, ScanOptions, ScanReport } from '../../core/engine.ts';
import type { Run } from '../../core/model/run.ts';
import type { Logger } from '../../core/ports/services.ts';
import { RootModel } from './rootModel.ts';
import { emptyStored, judgeLatest, readStored } from './stored.ts';

/** Shows that a scan is under way and lets it be stopped; gives `undefined` when it was. */
export type ScanProgress = (
  work: (options: Required<Pick<ScanOptions, 'signal' | 'onProgress'>>) => Promise<ScanReport>,
) => Promise<ScanReport | undefined>;

/** What a root is given by the window. */
export interface RootDeps {
  readonly log: Logger;
  readonly withScanProgress: ScanProgress;
  createEngine(root: string): Promise<Engine>;
  /** VS Code's `files.exclude`. */
  excluded(): readonly string[];
  /** False for files that belong to a root further in. */
  owns(root: Root, file: string): boolean;
  exists(file: string): Promise<boolean>;
}

/** One root with its engine, which is built when first needed, and the model that presenters read. */
export class Root {
  readonly path: string;
  readonly model: RootModel;
  readonly #deps: RootDeps;
  #engine: Promise<Engine> | undefined;
  #hasScanned = false;
  #scan: Promise<void> | undefined;
  #stored: Promise<void> | undefined;
  /** Runs that history could not take: a baseline can still be recorded from them. */
  readonly #unrecorded = new Map<string, Run>();

  constructor(rootPath: string, deps: RootDeps) {
    this.path = rootPath;
    this.model = new RootModel(rootPath);
    this.#deps = deps;
  }

  engine(): Promise<Engine> {
    this.#engine ??= this.#deps.createEngine(this.path);
    return this.#engine;
  }

  /** Drops the engine, because what it was made from (a tool's path) changed; the next need builds another. */
  renewEngine(): void {
    this.dispose();
    this.#engine = undefined;
  }

  /** True once a scan has ended: from then on an empty model means that there are no benchmarks. */
  get hasScanned(): boolean {
    return this.#hasScanned;
  }

  /** Waits for the first scan, and starts it when nobody did. One that failed or was stopped is tried again the next time. */
  scanned(): Promise<void> {
    this.#scan ??= this.scan().catch((error: unknown) => {
      this.#scan = undefined;
      throw error;
    });
    return this.#scan;
  }

  /** Looks for benchmarks on disk: everywhere, or only at the paths that file events named. What was skipped, the scanner logs. */
  async scan(changed?: readonly string[]): Promise<void> {
    const engine = await this.engine();
    const exclude = this.#deps.excluded();
    const report = await (changed === undefined
      ? this.#deps.withScanProgress((options) => engine.scan({ exclude, ...options }))
      : engine.scan({ exclude, changed }));
    if (report === undefined) {
      this.#deps.log.info(`${this.path}: the scan was stopped`);
      this.#scan = undefined;
      return;
    }
    const { benchmarks, filesParsed, filesSeen, durationMs } = report;
    this.#deps.log.info(
      `${this.path}: ${benchmarks.length} benchmarks, ${filesParsed} of ${filesSeen} files parsed in ${Math.round(durationMs)} ms`,
    );
    this.#hasScanned = true;
    this.model.setScan(benchmarks.filter(({ file }) => this.#deps.owns(this, file)));
  }

  /** Reads back the results of earlier sessions, once. Creates no file. */
  loadStored(): Promise<void> {
    this.#stored ??= this.#load();
    return this.#stored;
  }

  async #load(): Promise<void> {
    const hasHistory = await this.#deps.exists(path.join(this.path, '.redline', 'local', 'history.db'));
    const engine = await this.engine();
    this.model.load(hasHistory ? await readStored(engine, this.#deps.log) : emptyStored);
    await this.reloadBaselines();
    await this.checkStale(() => true);
  }

  /** After baselines or thresholds were changed, here or elsewhere. */
  async reloadBaselines(): Promise<void> {
    const engine = await this.engine();
    const { file, problems } = await engine.baselines.read();
    for (const { message } of problems) this.#deps.log.warn(message);
    const comparisons = await judgeLatest(engine, this.model.latestResults, (id) => this.run(engine, id));
    this.model.setBaselines(file?.records ?? new Map(), comparisons);
  }

  /** Unsaved text is on no disk, so no hash can tell: results of the units in the file's folder count as outdated. */
  markEdited(file: string): void {
    const isSource = (other: string) => path.extname(other) === path.extname(file);
    for (const { benchmark } of this.#located((folder) => folder === path.dirname(file)))
      if (isSource(benchmark.file)) this.model.setStale(benchmark.id, true);
  }

  /** Tells by the hash of their source which results are still of this code, for results measured in these folders. */
  async checkStale(isAffected: (folder: string) => boolean): Promise<void> {
    const engine = await this.engine();
    const units = Map.groupBy(
      this.#located(isAffected),
      ({ benchmark: { framework, unit } }) => `${framework}:${unit}`,
    );
    for (const members of units.values()) {
      const [first] = members;
      const hash = first && (await engine.sourceHash(first.benchmark));
      for (const { benchmark, latest } of members)
        this.model.setStale(benchmark.id, latest.run.sourceHashes[benchmark.unit] !== hash);
    }
  }

  /** A run by id: from this session when history could not take it. */
  run(engine: Engine, id: string): Run | undefined {
    return this.#unrecorded.get(id) ?? engine.history().store.run(id);
  }

  keep(run: Run): void {
    this.#unrecorded.set(run.id, run);
  }

  dispose(): void {
    void this.#engine?.then(
      (engine) => engine.dispose(),
      (error: unknown) => this.#deps.log.error('The engine could not be built', error),
    );
  }

  #located(isAffected: (folder: string) => boolean) {
    return [...this.model.latestResults].flatMap(([id, latest]) => {
      const benchmark = this.model.benchmark(id);
      return benchmark && isAffected(path.dirname(benchmark.file)) ? [{ benchmark, latest }] : [];
    });
  }
}
