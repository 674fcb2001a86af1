import { t } from '@vscode/l10n';
import { formatInterval, formatSignedPercent } from '../format/change.ts';
import { formatRelativeTime } from '../format/moment.ts';
import { formatP, noNumber } from '../format/number.ts';
import { formatMeasured, metricTitle } from '../format/value.ts';
import { describeMeasured, verdictLabel, verdictSymbols } from '../format/verdict.ts';
import type { Comparison } from '../model/comparison.ts';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';
import { headline, isOwnBaseline, measuredMembers, ownBaselineWords, shortName } from './headline.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import { sparkline } from './sparkline.ts';

export type HoverAction = 'run' | 'recordBaseline' | 'openPanel';

export interface HoverContext {
  readonly trusted: boolean;
  readonly now: Date;
  /** Address of a command link. */
  readonly link: (action: HoverAction) => string;
}

/** A table taller than this does not fit a hover. */
const mostChildren = 20;

/** Short values that would otherwise break in two in a narrow table. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0');

/** Change, interval, p, samples and verdict: of the baseline's own result only what it is. */
function judgementCells(state: BenchmarkState, comparison: Comparison): readonly string[] {
  const { baseline, current, change, interval, p, verdict } = comparison;
  const samples = unbroken(`${current?.count ?? 0} / ${baseline?.count ?? 0}`);
  if (isOwnBaseline(state))
    return [noNumber, noNumber, noNumber, samples, `${verdictSymbols.unchanged} ${ownBaselineWords()}`];
  return [
    change === undefined ? noNumber : formatSignedPercent(change),
    interval ? formatInterval(interval) : noNumber,
    p === undefined ? noNumber : unbroken(formatP(p)),
    samples,
    unbroken(`${verdictSymbols[verdict]} ${verdictLabel(verdict)}`),
  ];
}

function metricRow(state: BenchmarkState, comparison: Comparison): readonly string[] {
  const { metric, baseline } = comparison;
  return [
    escapeMarkdown(metricTitle(metric)),
    unbroken(describeMeasured(comparison)) || noNumber,
    baseline ? formatMeasured(baseline.median, metric) : noNumber,
    ...judgementCells(state, comparison),
  ].map((cell) => cell.replaceAll('|', '\\|'));
}

function metricTable(state: BenchmarkState): string {
  const header = [
    t('Metric'),
    t('Now'),
    t('Baseline'),
    t('Change'),
    t('95 % interval'),
    t('p'),
    t('Samples'),
    t('Verdict'),
  ];
  const rows = state.comparisons.map((comparison) => metricRow(state, comparison));
  return rows.length === 0 ? '' : markdownTable(header, rows);
}

function childTable(group: BenchmarkGroup): string {
  const members = measuredMembers(group).filter((member) => member !== group.state);
  if (members.length === 0) return '';
  const rows = members
    .slice(0, mostChildren)
    .map((member) => [escapeMarkdown(shortName(member, group)), headline(member).replaceAll('|', '\\|')]);
  const more =
    members.length > mostChildren ? `\n\n${t('{0} more in the trends.', members.length - mostChildren)}` : '';
  return markdownTable([t('Case'), t('Result')], rows) + more;
}

/** When, on which commit and machine it was measured. */
function provenance({ run, baseline, stale }: BenchmarkState, now: Date): string {
  if (run === undefined) return '';
  const { environment, commit, startedAt } = run;
  const facts = [
    t('Measured {0}', formatRelativeTime(new Date(startedAt), now)),
    commit && t('commit {0}', commit.hash.slice(0, 8) + (commit.dirty ? '+' : '')),
    `${environment.cpuModel}, ${environment.cpuCount} × ${environment.arch}, ${environment.os}`,
    ...Object.values(environment.runtimes),
  ];
  const lines = [
    facts
      .filter((fact) => fact !== undefined && fact !== '')
      .map((fact) => escapeMarkdown(String(fact)))
      .join(' · '),
  ];
  if (baseline) {
    const recorded = t('Baseline recorded {0}', formatRelativeTime(new Date(baseline.recordedAt), now));
    lines.push(escapeMarkdown(baseline.reason ? `${recorded}: ${baseline.reason}` : recorded));
  }
  if (stale) lines.push(`**${t('The source changed since it was measured.')}**`);
  return lines.join('  \n');
}

/** Everything about one place as Markdown; every name and message in it is escaped. */
export function hoverMarkdown(group: BenchmarkGroup, { link, trusted, now }: HoverContext): string {
  const { state } = group;
  const doubts = isOwnBaseline(state) ? [] : (state.comparisons[0]?.reasons ?? []);
  const reasons = doubts.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n');
  const trend = sparkline(state.recentMedians);
  const message = state.result?.message ? escapeMarkdown(state.result.message) : '';
  const actions: readonly (readonly [HoverAction, string])[] = [
    ['openPanel', t('Open trend')],
    ...(trusted ? ([['run', t('Run')]] as const) : []),
    ...(trusted && state.result?.outcome === 'measured'
      ? ([['recordBaseline', t('Record as baseline')]] as const)
      : []),
  ];
  return [
    `**${escapeMarkdown(state.benchmark.name)}**${trend === '' ? '' : `  ${trend}`}`,
    message,
    metricTable(state),
    reasons,
    childTable(group),
    provenance(measuredMembers(group)[0] ?? state, now),
    actions.map(([action, title]) => `[${title}](${link(action)})`).join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
