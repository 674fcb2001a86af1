import { t } from '@vscode/l10n';
import type { RunReport } from '../core/engine.ts';
import { formatDuration } from '../core/format/moment.ts';
import { metricTitle } from '../core/format/value.ts';
import { describeMeasured, describeVerdict } from '../core/format/verdict.ts';
import { type BenchmarkId, parseBenchmarkId } from '../core/model/benchmark.ts';
import type { Comparison, Verdict } from '../core/model/comparison.ts';
import type { Terminal } from './terminal.ts';

const looks: Readonly<Partial<Record<Verdict, 'red' | 'green' | 'yellow'>>> = {
  regressed: 'red',
  failed: 'red',
  missing: 'red',
  improved: 'green',
  inconclusive: 'yellow',
};

/** A block per unit, a line per benchmark, a line per metric below it, and one about the run. */
export function describeRun({ run, comparisons }: RunReport, terminal: Terminal): readonly string[] {
  const byBenchmark = Map.groupBy(comparisons, ({ benchmark }) => benchmark);
  const messages = new Map(run.results.map(({ id, message }) => [id, message]));
  const ids = [...new Set([...run.results.map(({ id }) => id), ...byBenchmark.keys()])];
  const units = Map.groupBy(ids, (id) => parseBenchmarkId(id)?.unit ?? '');
  const titleWidth = Math.max(0, ...comparisons.map(({ metric }) => metricTitle(metric).length));
  const describe = (id: BenchmarkId): readonly string[] => {
    const message = messages.get(id);
    return [
      `  ${terminal.style('bold', parseBenchmarkId(id)?.name ?? id)}`,
      ...(message === undefined ? [] : [`    ${message}`]),
      ...(byBenchmark.get(id) ?? []).map((comparison) => describeMetric(comparison, titleWidth, terminal)),
    ];
  };
  const blocks = [...units].map(([unit, members]) => [terminal.style('dim', unit)].concat(members.flatMap(describe)));
  return [...blocks.flat(), t('Run {0} took {1}.', run.id, formatDuration(run.durationMs))];
}

function describeMetric(comparison: Comparison, titleWidth: number, terminal: Terminal): string {
  const { metric, verdict, reasons } = comparison;
  const look = looks[verdict];
  const words = describeVerdict(comparison);
  const judged = look === undefined ? words : terminal.style(look, words);
  const why = verdict === 'unchanged' || reasons.length === 0 ? '' : terminal.style('dim', ` (${reasons.join('; ')})`);
  return `    ${metricTitle(metric).padEnd(titleWidth)}  ${describeMeasured(comparison).padEnd(18)}  ${judged}${why}`;
}
