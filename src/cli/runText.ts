import { t } from '@vscode/l10n';
import type { RunReport } from '../core/engine.ts';
import { formatDuration } from '../core/format/moment.ts';
import { metricTitle } from '../core/format/value.ts';
import { describeMeasured, describeVerdict } from '../core/format/verdict.ts';
import { parseBenchmarkId } from '../core/model/benchmark.ts';
import type { Comparison, Verdict } from '../core/model/comparison.ts';
import type { Session } from './verb.ts';

const looks: Readonly<Partial<Record<Verdict, 'red' | 'green' | 'yellow'>>> = {
  regressed: 'red',
  failed: 'red',
  missing: 'red',
  improved: 'green',
  inconclusive: 'yellow',
};

/** A block per unit, in it a line per benchmark with one per metric below, and at the end one about the run. */
export function describeRun({ run, comparisons }: RunReport, { terminal, options }: Session): readonly string[] {
  const units = Map.groupBy(
    Map.groupBy(comparisons, ({ benchmark }) => benchmark),
    ([id]) => parseBenchmarkId(id)?.unit ?? '',
  );
  const titleWidth = Math.max(0, ...comparisons.map(({ metric }) => metricTitle(metric).length));
  const measuredWidth = Math.max(0, ...comparisons.map((comparison) => describeMeasured(comparison).length));
  const describe = (comparison: Comparison): string => {
    const { metric, verdict, reasons, current } = comparison;
    const look = looks[verdict];
    const words = describeVerdict(comparison);
    // What has no numbers (failed, missing, skipped) needs words.
    const needsWords = current === undefined || verdict === 'incomparable';
    const isExplained = reasons.length > 0 && (needsWords || options.verbose === true);
    return [
      `    ${metricTitle(metric).padEnd(titleWidth)}  ${describeMeasured(comparison).padEnd(measuredWidth)}  `,
      look === undefined ? words : terminal.style(look, words),
      isExplained ? terminal.style('dim', ` (${reasons.join(' ')})`) : '',
    ].join('');
  };
  const lines: string[] = [];
  for (const [unit, benchmarks] of units) {
    lines.push(terminal.style('dim', unit));
    for (const [id, metrics] of benchmarks) {
      lines.push(`  ${terminal.style('bold', parseBenchmarkId(id)?.name ?? id)}`, ...metrics.map(describe));
    }
  }
  // Nothing is kept of a run in which nothing happened.
  if (run.results.length === 0) return lines;
  return [...lines, t('Run {0} took {1}.', run.id, formatDuration(run.durationMs))];
}
