import { t } from '@vscode/l10n';
import { verdictSentence } from '../format/verdict.ts';
import type { Comparison } from '../model/comparison.ts';
import type { VerdictView } from '../protocol/panelMessages.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { isOwnBaseline, leadingComparison, outcomeOf, ownBaselineWords, verdictWords } from './headline.ts';

/** A comparison of this benchmark in words. */
export function viewVerdict(comparison: Comparison, state: BenchmarkState): VerdictView {
  if (isOwnBaseline(state)) return { verdict: 'unchanged', text: ownBaselineWords(), reasons: [] };
  const { verdict, severity, standing, reasons } = comparison;
  return {
    verdict,
    text: verdictSentence(comparison),
    reasons,
    ...(severity !== undefined && { severity }),
    ...(standing !== undefined && { standing }),
  };
}

/** The judgement of a benchmark as a whole. `undefined`: there is nothing to judge. */
export function viewHeadline(state: BenchmarkState): VerdictView | undefined {
  const outcome = outcomeOf(state);
  const leading = leadingComparison(state);
  if (outcome === 'failed') {
    const message = state.result?.message;
    const reasons = message === undefined ? (leading?.reasons ?? []) : [message];
    const [firstLine] = reasons[0]?.split('\n') ?? [];
    return { verdict: 'failed', text: firstLine === undefined ? t('failed') : t('failed: {0}', firstLine), reasons };
  }
  if (leading === undefined || outcome === 'skipped') return undefined;
  const view = viewVerdict(leading, state);
  return isOwnBaseline(state) ? view : { ...view, text: verdictWords(state, leading) };
}
