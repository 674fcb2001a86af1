import { t } from '@vscode/l10n';
import { formatP } from '../format/number.ts';
import { severityLabel } from '../format/verdict.ts';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Comparison } from '../model/comparison.ts';
import type { TextRange } from '../model/text.ts';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';
import { outcomeOf, verdictWords } from './headline.ts';
import { transition } from './lineMark.ts';

/** One entry of the Problems view. */
export interface Finding {
  readonly benchmark: BenchmarkId;
  readonly range: TextRange;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly code: 'regressed' | 'failed';
}

function regressionWords(state: BenchmarkState, comparison: Comparison): string {
  const facts = [
    transition(comparison),
    comparison.p === undefined ? '' : formatP(comparison.p),
    comparison.severity === undefined ? '' : t('severity: {0}', severityLabel(comparison.severity)),
  ].filter(Boolean);
  return `${verdictWords(state, comparison)} (${facts.join(', ')})`;
}

function findingOf(state: BenchmarkState, range: TextRange): Finding | undefined {
  const { id, name } = state.benchmark;
  const suffix = state.stale ? ` ${t('The source changed since it was measured.')}` : '';
  const base = { benchmark: id, range };
  const outcome = outcomeOf(state);
  if (outcome === 'failed') {
    const message = t('{0} failed: {1}', name, state.result?.message ?? t('the log says more'));
    return { ...base, message: message + suffix, severity: 'error', code: 'failed' };
  }
  if (outcome !== 'regressed') return undefined;
  const worse = state.comparisons.filter(({ verdict }) => verdict === 'regressed');
  const words = worse.map((comparison) => regressionWords(state, comparison)).join('; ');
  const isCritical = worse.some(({ severity }) => severity === 'critical');
  const message = `${t('{0}: {1}', name, words)}.${suffix}`;
  return { ...base, message, severity: isCritical ? 'error' : 'warning', code: 'regressed' };
}

/** One finding per benchmark that regressed or failed. */
export function findingsOf({ state, children }: BenchmarkGroup): readonly Finding[] {
  const range = state.benchmark.nameRange;
  return [state, ...children].flatMap((member) => findingOf(member, range) ?? []);
}
