import type { BaselineReading, Baselines } from '../engine.ts';
import type { BaselineFile, BaselineRecord } from '../model/baseline.ts';
import { environmentKey } from '../model/environment.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import { UserError } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { Clock, Git, LockService } from '../ports/services.ts';
import { notRead, notWritten } from './baselineErrors.ts';
import { formatBaselineFile, parseBaselineFile } from './baselineFile.ts';
import { localFolder } from './localFolder.ts';

export interface BaselinesDeps {
  readonly root: string;
  readonly files: FileSystem;
  readonly lock: LockService;
  readonly git: Pick<Git, 'author'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Key of this machine's environment. */
  readonly environmentKey: () => Promise<string>;
}

/** The baselines of one root, in `.redline/baselines/`. One writer at a time across windows and command lines. */
export function createBaselines(deps: BaselinesDeps): Baselines {
  const { root, files } = deps;
  const folder = files.join(root, '.redline', 'baselines');
  const pathOf = (key: string) => files.join(folder, `${key}.json`);

  async function read(key?: string): Promise<BaselineReading> {
    const path = pathOf(key ?? (await deps.environmentKey()));
    if ((await files.stat(path)) === undefined) return { file: undefined, path, problems: [] };
    try {
      return { ...parseBaselineFile(await files.readText(path), path), path };
    } catch (error) {
      return { file: undefined, path, problems: [notRead(path, error)] };
    }
  }

  /** Reads, changes and writes the file while no one else can. `change` returns undefined to leave it as it is. */
  async function update(
    key: string,
    change: (file: BaselineFile | undefined) => BaselineFile | undefined,
  ): Promise<void> {
    const path = pathOf(key);
    try {
      const lockPath = files.join(await localFolder(root, files), 'baselines.lock');
      await deps.lock.withLock(lockPath, async () => {
        const { file, problems } = await read(key);
        const [problem] = problems;
        if (problem !== undefined) throw new UserError(problem);
        const changed = change(file);
        if (changed !== undefined) await files.writeAtomic(path, formatBaselineFile(changed));
      });
    } catch (error) {
      throw notWritten(path, error);
    }
  }

  return {
    read,

    environments: async () =>
      (await files.list(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)),

    record: async (run, benchmarks, reason) => {
      const wanted = new Set(benchmarks);
      const results = run.results.filter((result) => wanted.has(result.id) && isMeasured(result));
      if (results.length === 0) return [];
      const author = await deps.git.author(root);
      const recordedAt = deps.clock.now().toISOString();
      const records = results.map((result) => recordOf(result, run, recordedAt, author, reason));
      const { os, arch, cpuModel, cpuCount } = run.environment;
      await update(environmentKey(run.environment), (file) => ({
        version: 1,
        environment: file?.environment ?? { os, arch, cpuModel, cpuCount },
        records: new Map([...(file?.records ?? []), ...records.map((record) => [record.benchmark, record] as const)]),
      }));
      return records;
    },

    remove: async (benchmarks, environment) => {
      const key = environment ?? (await deps.environmentKey());
      if ((await files.stat(pathOf(key))) === undefined) return 0;
      const unwanted = new Set(benchmarks);
      let removed = 0;
      await update(key, (file) => {
        if (file === undefined) return undefined;
        const records = new Map([...file.records].filter(([id]) => !unwanted.has(id)));
        removed = file.records.size - records.size;
        return removed === 0 ? undefined : { ...file, records };
      });
      return removed;
    },
  };
}

const isMeasured = ({ outcome, measurements }: BenchmarkResult): boolean =>
  outcome === 'measured' && measurements.some(({ samples }) => samples.length > 0);

function recordOf(
  { id, name, measurements }: BenchmarkResult,
  { id: run, commit, environment }: Run,
  recordedAt: string,
  author: string | undefined,
  reason: string | undefined,
): BaselineRecord {
  return {
    benchmark: id,
    name,
    measurements,
    recordedAt,
    run,
    ...(commit === undefined ? {} : { commit: commit.hash, dirty: commit.dirty }),
    ...(author === undefined ? {} : { author }),
    ...(reason === undefined ? {} : { reason }),
    runtimes: environment.runtimes,
  };
}
