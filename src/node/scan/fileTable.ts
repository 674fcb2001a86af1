import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Skipped } from '../../core/discover/skipped.ts';
import type { Framework, Unit } from '../../core/frameworks/framework.ts';
import type { Benchmark } from '../../core/model/benchmark.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { FileSystem } from '../../core/ports/fileSystem.ts';
import type { Candidate } from './folder.ts';
import type { ParseJob } from './parseJob.ts';
import type { JobResult } from './parsePool.ts';
import type { Walk } from './walk.ts';

/** Written by hand no test file is this large, and parsing takes a second per few megabytes. */
const largestFileBytes = 8 * 1024 * 1024;
/** A file changed so shortly before it was looked at may change again within the same tick of the file system's clock. */
const clockTickMs = 50;
/** Half a frame. */
const longestTurnMs = 8;
/** Stands in while a file is searched that belongs to no unit: only if it has benchmarks the user needs to know. */
const noUnit: Unit = { id: '', directory: '', workingDirectory: '' };

interface Target {
  readonly framework: Framework;
  readonly located: Unit | Problem;
}

/** What is known of one file; no `result` before it has been parsed. */
interface Entry {
  readonly candidate: Candidate;
  readonly lookedAtMs: number;
  readonly targets: readonly Target[];
  result?: JobResult | { readonly outcome: 'too-large' };
}

/** All files of a scan with what was found in them, carried from one scan to the next. */
export interface FileTable {
  /** Takes over a walk: forgets files that are gone, and returns what has to be parsed. */
  update(walk: Walk, facts: FileFacts): Promise<readonly ParseJob[]>;
  record(path: string, result: JobResult): void;
  /** What is known now, by path. */
  content(): FileTableContent;
}

export interface FileFacts {
  /** Parsed in any case. */
  readonly touched: ReadonlySet<string>;
  /** What units are located with. */
  readonly files: FileSystem;
  /** True when every unit is as it was at the update before. */
  readonly unitsHold: boolean;
}

export interface FileTableContent {
  readonly benchmarks: readonly Benchmark[];
  /** Files with benchmarks that belong to no unit. */
  readonly problems: readonly Problem[];
  readonly skipped: readonly Skipped[];
}

export function createFileTable(root: string): FileTable {
  let entries = new Map<string, Entry>();

  const locate = (candidate: Candidate, files: FileSystem): Promise<readonly Target[]> =>
    Promise.all(
      candidate.frameworks.map(async (framework) => ({
        framework,
        located: await framework.locateUnit(candidate.path, root, files),
      })),
    );

  /** The known entry where file and units are as they were, else one that waits for a result. */
  const check = async (candidate: Candidate, { touched, files, unitsHold }: FileFacts): Promise<Entry> => {
    const lookedAtMs = Date.now();
    const known = entries.get(candidate.path);
    const isSame = known !== undefined && !touched.has(candidate.path) && isUnchanged(candidate, known);
    if (isSame && (unitsHold || !hasBenchmarks(known))) return known;
    if (candidate.sizeBytes > largestFileBytes) {
      return { candidate, lookedAtMs, targets: [], result: { outcome: 'too-large' } };
    }
    const targets = await locate(candidate, files);
    return isSame && sameUnits(targets, known.targets) ? known : { candidate, lookedAtMs, targets };
  };

  return {
    async update(walk, facts) {
      const next = new Map<string, Entry>();
      let turnMs = performance.now();
      for (const folder of walk.folders.values()) {
        const checked = folder.candidates.map(async (candidate) => {
          const known = folder.kept ? entries.get(candidate.path) : undefined;
          return known?.result === undefined ? check(candidate, facts) : known;
        });
        for (const entry of await Promise.all(checked)) next.set(entry.candidate.path, entry);
        // All of this may be answered from memory, without a pause: let others have a turn.
        if (performance.now() - turnMs > longestTurnMs) {
          await nextTurn();
          turnMs = performance.now();
        }
      }
      entries = next;
      return [...entries.values()].filter((entry) => entry.result === undefined).map(toJob);
    },
    record(path, result) {
      const entry = entries.get(path);
      if (entry !== undefined) entry.result = result;
    },
    content() {
      const content = { benchmarks: [] as Benchmark[], problems: [] as Problem[], skipped: [] as Skipped[] };
      const telling = [...entries.values()].filter(
        (entry) => entry.result?.outcome !== 'parsed' || hasBenchmarks(entry),
      );
      telling.sort((a, b) => (a.candidate.path < b.candidate.path ? -1 : 1));
      for (const entry of telling) addContent(entry, content);
      return content;
    },
  };
}

function isUnchanged(candidate: Candidate, { candidate: known, lookedAtMs, result }: Entry): boolean {
  return (
    result !== undefined &&
    result.outcome !== 'unreadable' &&
    known.changedMs === candidate.changedMs &&
    known.sizeBytes === candidate.sizeBytes &&
    lookedAtMs - known.changedMs > clockTickMs
  );
}

const hasBenchmarks = ({ result }: Entry): boolean =>
  result?.outcome === 'parsed' && result.benchmarks.some((found) => found.length > 0);

const isProblem = (located: Unit | Problem): located is Problem => 'code' in located;

const sameUnits = (a: readonly Target[], b: readonly Target[]): boolean =>
  JSON.stringify(a.map((target) => target.located)) === JSON.stringify(b.map((target) => target.located));

function toJob({ candidate, targets }: Entry): ParseJob {
  return {
    path: candidate.path,
    sizeBytes: candidate.sizeBytes,
    targets: targets.map(({ framework, located }) => ({
      framework: framework.id,
      unit: isProblem(located) ? noUnit : located,
    })),
  };
}

function addContent(
  { candidate: { path, sizeBytes }, targets, result }: Entry,
  to: { readonly benchmarks: Benchmark[]; readonly problems: Problem[]; readonly skipped: Skipped[] },
): void {
  switch (result?.outcome) {
    case 'parsed':
      for (const [index, { located }] of targets.entries()) {
        const found = result.benchmarks[index] ?? [];
        if (!isProblem(located)) to.benchmarks.push(...found);
        else if (found.length > 0) to.problems.push(located);
      }
      break;
    case 'too-large':
      to.skipped.push({ path, reason: 'too-large', detail: `${Math.ceil(sizeBytes / 1024 / 1024)} MB` });
      break;
    case 'binary':
      to.skipped.push({ path, reason: 'binary', detail: '' });
      break;
    case 'unreadable':
      to.skipped.push({ path, reason: 'unreadable', detail: result.code });
      break;
    case 'crashed':
      to.skipped.push({ path, reason: 'worker-crashed', detail: result.message });
      break;
    case 'gone':
    case undefined:
      break;
  }
}
