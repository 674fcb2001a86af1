import { t } from '@vscode/l10n';
import type { Engine, ScanReport } from '../core/engine.ts';
import type { Benchmark, BenchmarkId } from '../core/model/benchmark.ts';
import { environmentKey } from '../core/model/environment.ts';
import { UserError } from '../core/model/problem.ts';
import { isWithin } from '../core/run/names.ts';
import { placeReported } from '../core/run/reported.ts';
import { tellProblems } from './problems.ts';
import { selector } from './select.ts';
import type { Session } from './verb.ts';

export interface BenchmarkSelection {
  /** All that is selected, children behind their parents. */
  readonly found: readonly Benchmark[];
  /** What has to be run for that: a selected parent brings along the children that only runs have named. */
  readonly targets: readonly Benchmark[];
  /** Selected ids that a baseline knows and the source does not hold any more. */
  readonly vanished: readonly BenchmarkId[];
  readonly scan: ScanReport;
}

/**
 * What a pattern selects: benchmarks in the source, and those that only runs have named (known from the baselines and from
 * the runs on this machine), at the place of their parents. Problems of the scan are told on the way.
 * @throws UsageError when the pattern is no regular expression.
 */
export async function selectBenchmarks(session: Session, pattern: string | undefined): Promise<BenchmarkSelection> {
  const { engine, terminal, options } = session;
  const selection = await findBenchmarks(session, pattern);
  const { found, vanished, scan } = selection;
  tellProblems(terminal, scan.problems, { root: engine.root, verbose: options.verbose === true });
  if (found.length + vanished.length === 0) terminal.note(nothingFound(pattern, scan, engine.root));
  return selection;
}

/** The same, without telling anything but its progress. */
export async function findBenchmarks(session: Session, pattern: string | undefined): Promise<BenchmarkSelection> {
  const { engine, terminal, signal } = session;
  const isSelected = selector(pattern);
  const [scan, baselines] = await Promise.all([
    engine.scan({ signal, onProgress: (files) => terminal.status(t('{0} files looked at', files)) }),
    engine.baselines.read(),
  ]);
  terminal.status('');

  const inSource = scan.benchmarks.filter(({ id }) => isSelected(id));
  const known = new Set(scan.benchmarks.map(({ id }) => id));
  const inBaselines = [...(baselines.file?.records.keys() ?? [])].filter((id) => isSelected(id) && !known.has(id));
  const inRuns = (await namedByRuns(engine)).filter(isSelected);
  const reported = placeReported([...new Set([...inBaselines, ...inRuns])], scan.benchmarks);
  const children = Map.groupBy(reported, ({ parent }) => parent);
  const found = scan.benchmarks.flatMap((benchmark) => [
    ...(isSelected(benchmark.id) ? [benchmark] : []),
    ...(children.get(benchmark.id) ?? []),
  ]);
  const targets = found.filter(
    ({ id, origin }) => origin === 'source' || !inSource.some((target) => isWithin(id, target.id)),
  );
  const isPlaced = new Set(reported.map(({ id }) => id));
  const vanished = inBaselines.filter((id) => !isPlaced.has(id));
  return { found, targets, vanished, scan };
}

/** Names from this machine's history; none when it cannot be read, which is told where a run is to be kept. */
async function namedByRuns(engine: Engine): Promise<readonly BenchmarkId[]> {
  try {
    return [
      ...engine
        .history()
        .store.latest(environmentKey(await engine.environment()))
        .keys(),
    ];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function nothingFound(pattern: string | undefined, { benchmarks, filesSeen }: ScanReport, root: string): string {
  return pattern === undefined || benchmarks.length === 0
    ? t('No benchmarks in {0} ({1} files looked at).', root, filesSeen)
    : t('{0} matches none of the {1} benchmarks in {2}.', pattern, benchmarks.length, root);
}
