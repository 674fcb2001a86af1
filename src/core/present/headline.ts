import { t } from '@vscode/l10n';
import { metricTitle } from '../format/value.ts';
import { describeMeasured, verdictSentence, verdictSymbols } from '../format/verdict.ts';
import type { Comparison, Verdict } from '../model/comparison.ts';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';

/** How a benchmark stands: the verdict that speaks for all its metrics, or why there is none. */
export type Outcome = Verdict | 'skipped' | 'unmeasured';

/** Worst news first: the order in which several benchmarks speak for their group. */
const byUrgency: readonly Outcome[] = [
  'failed',
  'regressed',
  'missing',
  'inconclusive',
  'incomparable',
  'improved',
  'new',
  'unchanged',
  'skipped',
  'unmeasured',
];

/** The comparison that speaks for all: the first metric that got worse, else the primary metric. */
export function leadingComparison({ comparisons }: Pick<BenchmarkState, 'comparisons'>): Comparison | undefined {
  return comparisons.find(({ verdict }) => verdict === 'regressed') ?? comparisons[0];
}

/** The result shown is the one the baseline was recorded from: comparing it with itself would only show its own noise. */
export function isOwnBaseline({ run, baseline }: BenchmarkState): boolean {
  return run !== undefined && run.id === baseline?.run;
}

export const ownBaselineWords = (): string => t('this is the baseline');

const longestMessage = 120;

/** The first line of a tool's message, short enough to stand in or beside a line of code. */
export function brief(message = ''): string {
  const [line = ''] = message.trim().split('\n');
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}

export function outcomeOf(state: BenchmarkState): Outcome {
  if (state.result?.outcome === 'failed') return 'failed';
  if (state.result?.outcome === 'skipped') return 'skipped';
  const verdict = leadingComparison(state)?.verdict ?? 'unmeasured';
  return verdict !== 'unmeasured' && isOwnBaseline(state) ? 'unchanged' : verdict;
}

/** The verdict's words; another metric than the primary one is named. */
export function verdictWords({ comparisons }: Pick<BenchmarkState, 'comparisons'>, comparison: Comparison): string {
  const words = verdictSentence(comparison);
  const isPrimary = comparison.metric.id === comparisons[0]?.metric.id;
  return isPrimary ? words : t('{0}: {1}', metricTitle(comparison.metric), words);
}

function skippedWords({ result }: BenchmarkState): string {
  const reason = brief(result?.message);
  return reason === '' ? t('skipped') : t('skipped: {0}', reason);
}

/** One line for one benchmark: `1.24 µs ±2 % · ▲ 12 % slower than baseline`. Empty when nothing is known. */
export function headline(state: BenchmarkState): string {
  const primary = state.comparisons[0];
  const parts: string[] = [];
  const outcome = outcomeOf(state);
  if (outcome === 'skipped') parts.push(skippedWords(state));
  else if (outcome === 'failed') parts.push(`${verdictSymbols.failed} ${t('failed')}`);
  else {
    const leading = leadingComparison(state);
    if (primary) parts.push(describeMeasured(primary));
    if (leading && isOwnBaseline(state)) parts.push(`${verdictSymbols.unchanged} ${ownBaselineWords()}`);
    else if (leading && leading.verdict !== 'new')
      parts.push(`${verdictSymbols[leading.verdict]} ${verdictWords(state, leading)}`);
  }
  const shown = parts.filter((part) => part !== '');
  if (shown.length > 0 && state.stale) shown.push(t('outdated'));
  return shown.join(' · ');
}

/** Benchmarks of a group that have a result, worst news first, in source order among equals. */
export function measuredMembers({ state, children }: BenchmarkGroup): readonly BenchmarkState[] {
  return [state, ...children]
    .filter((member) => outcomeOf(member) !== 'unmeasured')
    .sort((a, b) => byUrgency.indexOf(outcomeOf(a)) - byUrgency.indexOf(outcomeOf(b)));
}

/** The name of a child without its parent's: `size=10` of `BenchmarkJoin/size=10`. */
export function shortName(member: BenchmarkState, { state }: BenchmarkGroup): string {
  const { name } = member.benchmark;
  const prefix = `${state.benchmark.name}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
