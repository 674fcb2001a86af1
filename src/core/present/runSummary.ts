import { t } from '@vscode/l10n';
import type { RunReport } from '../engine.ts';
import { formatDuration } from '../format/moment.ts';
import { describeMeasured, describeVerdict, verdictLabel, verdictSymbols } from '../format/verdict.ts';
import type { Comparison, Verdict } from '../model/comparison.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import { leadingComparison, verdictWords } from './headline.ts';

interface Row {
  readonly name: string;
  readonly measured: string;
  readonly verdict: string;
}

function rowOf(result: BenchmarkResult, comparisons: readonly Comparison[]): Row {
  const { name, outcome, message = '' } = result;
  if (outcome !== 'measured') {
    const word = outcome === 'failed' ? `${verdictSymbols.failed} ${t('failed')}` : t('skipped');
    return { name, measured: '', verdict: [word, message.split('\n')[0]].filter(Boolean).join(': ') };
  }
  const [primary] = comparisons;
  const leading = leadingComparison({ comparisons });
  return {
    name,
    measured: primary ? describeMeasured(primary) : '',
    verdict: leading ? `${verdictSymbols[leading.verdict]} ${verdictWords({ comparisons }, leading)}` : '',
  };
}

function countsLine(verdicts: readonly Verdict[], skippedCount: number, durationMs: number): string {
  const counts = [...Map.groupBy(verdicts, (verdict) => verdict)].map(
    ([verdict, same]) => `${verdictSymbols[verdict]} ${verdictLabel(verdict)}: ${same.length}`,
  );
  if (skippedCount > 0) counts.push(t('Skipped: {0}', skippedCount));
  return [...counts, t('took {0}', formatDuration(durationMs))].join('   ');
}

function columns(rows: readonly Row[]): string {
  const width = (pick: (row: Row) => string) => Math.max(0, ...rows.map((row) => pick(row).length));
  const nameWidth = width(({ name }) => name);
  const measuredWidth = width(({ measured }) => measured);
  return rows
    .map(({ name, measured, verdict }) =>
      `${name.padEnd(nameWidth)}  ${measured.padStart(measuredWidth)}  ${verdict}`.trimEnd(),
    )
    .join('\n');
}

/** The end of a run's terminal: one line per benchmark, and the counts. */
export function runSummary({ run, comparisons }: RunReport): string {
  const judged = Map.groupBy(comparisons, ({ benchmark }) => benchmark);
  const reported = new Set(run.results.map(({ id }) => id));
  const missing = comparisons.filter(({ benchmark }) => !reported.has(benchmark));
  const rows = [
    ...run.results.map((result) => rowOf(result, judged.get(result.id) ?? [])),
    ...missing.map((comparison) => ({ name: comparison.name, measured: '', verdict: describeVerdict(comparison) })),
  ];
  const skipped = run.results.filter(({ outcome }) => outcome === 'skipped');
  for (const { id } of skipped) judged.delete(id);
  const verdicts = [...judged.values()].flatMap((all) => leadingComparison({ comparisons: all })?.verdict ?? []);
  const end = run.outcome === 'stopped' ? t('Stopped. What was measured before that counts.') : '';
  return [columns(rows), countsLine(verdicts, skipped.length, run.durationMs), end].filter(Boolean).join('\n\n');
}

const badNews: ReadonlySet<Verdict> = new Set(['regressed', 'failed', 'missing']);

/** For task chains: 0 when everything was measured and nothing got worse, 2 for a regression or failure, 1 when stopped. */
export function runExitCode({ run, comparisons, problems }: RunReport): number {
  if (run.outcome === 'stopped') return 1;
  if (comparisons.some(({ verdict }) => badNews.has(verdict)) || problems.some(({ severity }) => severity === 'error'))
    return 2;
  return 0;
}
