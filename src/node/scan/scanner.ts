import path from 'node:path';
import { needsReading } from '../../core/discover/changes.ts';
import { excludeTest } from '../../core/discover/ignoreRules.ts';
import { memoFileSystem } from '../../core/discover/memoFileSystem.ts';
import { skippedProblem } from '../../core/discover/skipped.ts';
import type { ScanOptions, ScanReport } from '../../core/engine.ts';
import type { Framework } from '../../core/frameworks/framework.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { FileSystem } from '../../core/ports/fileSystem.ts';
import { createFileTable } from './fileTable.ts';
import { createParsePool, type ParsePoolOptions } from './parsePool.ts';
import { haveSameNames, type Walk, walk } from './walk.ts';

export interface ScannerOptions extends ParsePoolOptions {
  /** Absolute path. */
  readonly root: string;
  readonly frameworks: readonly Framework[];
  readonly files: FileSystem;
}

export interface ScanRequest extends ScanOptions {
  /** Globs of the project's configuration. */
  readonly excludeFromConfig: readonly string[];
}

/** Finds the benchmarks below one root; remembers what it read, so that scanning again costs what changed. */
export interface Scanner {
  /**
   * All benchmarks by file and place. Folders, files, ignore files and module files are checked anew each time, unless
   * `changed` says what to check. Scans of one scanner queue. Rejects with the signal's reason when aborted (what was read
   * so far stays remembered), and when worker threads cannot be used at all.
   */
  scan(request: ScanRequest): Promise<ScanReport>;
  /** Stops a scan under way and ends the threads. */
  dispose(): Promise<void>;
}

export function createScanner(options: ScannerOptions): Scanner {
  const { root, frameworks, files, log } = options;
  const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';
  const pool = createParsePool(options);
  const table = createFileTable(root);
  const disposed = new AbortController();
  const logged = new Set<string>();
  let latest: Promise<unknown> = Promise.resolve();
  let previous: Walk = { folders: new Map(), skipped: [] };
  let previousGlobs = '';
  let memory = memoFileSystem(files);

  const look = async (request: ScanRequest): Promise<ScanReport> => {
    const startedMs = performance.now();
    const signal = AbortSignal.any([disposed.signal, ...(request.signal ? [request.signal] : [])]);
    const globs = [...(request.exclude ?? []), ...request.excludeFromConfig];
    const changed = JSON.stringify(globs) === previousGlobs ? request.changed : undefined;
    const isSource = (file: string): boolean => frameworks.some((framework) => framework.matchesFile(file));
    let filesSeen = 0;

    const found = await walk({
      root,
      frameworks,
      ignoreCase,
      previous,
      signal,
      excludes: excludeTest(globs, ignoreCase),
      needsReading: needsReading(changed, (file) => path.dirname(file), isSource),
      onProgress: (count) => {
        filesSeen = count;
        request.onProgress?.(count);
      },
    });
    const unitsHold = haveSameNames(found, previous) && (await memory.stillHolds());
    const nextMemory = unitsHold ? memory : memoFileSystem(files, (folder) => found.folders.get(folder)?.names);
    const jobs = await table.update(found, { touched: new Set(changed), files: nextMemory, unitsHold });
    memory = nextMemory;
    previous = found;
    previousGlobs = JSON.stringify(globs);
    let filesParsed = 0;
    await pool.run(
      jobs,
      (job, result) => {
        if (result.outcome === 'parsed') filesParsed += 1;
        table.record(job.path, result);
      },
      signal,
    );
    const { benchmarks, skipped, problems } = table.content();
    const all = [...problems, ...[...found.skipped, ...skipped].map(skippedProblem)];
    note(all);
    return { benchmarks, problems: all, filesSeen, filesParsed, durationMs: performance.now() - startedMs };
  };

  /** Each note goes to the log once, not with every scan. */
  const note = (problems: readonly Problem[]): void => {
    for (const { message } of problems) if (!logged.has(message)) log.info(message);
    for (const { message } of problems) logged.add(message);
  };

  return {
    scan(request) {
      const result = latest.then(() => look(request));
      latest = result.catch(() => undefined);
      return result;
    },
    async dispose() {
      disposed.abort();
      await latest;
      await pool.dispose();
    },
  };
}
