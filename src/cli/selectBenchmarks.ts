import { t } from '@vscode/l10n';
import type { ScanReport } from '../core/engine.ts';
import type { Benchmark, BenchmarkId } from '../core/model/benchmark.ts';
import { isWithin } from '../core/run/names.ts';
import { placeReported } from '../core/run/reported.ts';
import { tellProblems } from './problems.ts';
import { selector } from './select.ts';
import type { Session } from './verb.ts';

export interface BenchmarkSelection {
  readonly targets: readonly Benchmark[];
  /** Selected ids that a baseline knows and the source does not hold any more. */
  readonly vanished: readonly BenchmarkId[];
  readonly scan: ScanReport;
}

/**
 * What a pattern selects: benchmarks in the source, and those that only runs have named (known from the baselines),
 * at the place of their parents. Problems of the scan are told on the way.
 * @throws UsageError when the pattern is no regular expression.
 */
export async function selectBenchmarks(session: Session, pattern: string | undefined): Promise<BenchmarkSelection> {
  const { engine, terminal, options, signal } = session;
  const isSelected = selector(pattern);
  const [scan, baselines] = await Promise.all([
    engine.scan({ signal, onProgress: (files) => terminal.status(t('{0} files looked at', files)) }),
    engine.baselines.read(),
  ]);
  terminal.status('');
  tellProblems(terminal, scan.problems, { root: engine.root, verbose: options.verbose === true });

  const inSource = scan.benchmarks.filter(({ id }) => isSelected(id));
  const elsewhere = [...(baselines.file?.records.keys() ?? [])].filter(
    (id) => isSelected(id) && !scan.benchmarks.some((known) => known.id === id),
  );
  const placed = placeReported(elsewhere, scan.benchmarks);
  const reported = placed.filter(({ id }) => !inSource.some((target) => isWithin(id, target.id)));
  const targets = [...inSource, ...reported];
  const isPlaced = new Set(placed.map(({ id }) => id));
  const vanished = elsewhere.filter((id) => !isPlaced.has(id));
  if (targets.length + vanished.length === 0) terminal.note(nothingFound(pattern, scan, engine.root));
  return { targets, vanished, scan };
}

function nothingFound(pattern: string | undefined, { benchmarks, filesSeen }: ScanReport, root: string): string {
  return pattern === undefined || benchmarks.length === 0
    ? t('No benchmarks in {0} ({1} files looked at).', root, filesSeen)
    : t('{0} matches none of the {1} benchmarks in {2}.', pattern, benchmarks.length, root);
}
