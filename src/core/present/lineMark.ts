import { t } from '@vscode/l10n';
import { formatP } from '../format/number.ts';
import { formatMeasured } from '../format/value.ts';
import { verdictSymbols } from '../format/verdict.ts';
import type { Comparison } from '../model/comparison.ts';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';
import { brief, leadingComparison, measuredMembers, outcomeOf, shortName, verdictWords } from './headline.ts';

export const lineLooks = ['regressed', 'failed', 'improved', 'inconclusive'] as const;
export type LineLook = (typeof lineLooks)[number];

/** How a benchmark's line is marked. */
export interface LineMark {
  readonly look: LineLook;
  /** At the end of the line. */
  readonly note: string;
  /** The source changed since: shown dimmed. */
  readonly stale: boolean;
}

/** `1.11 µs → 1.24 µs`, nothing when a side is unknown. */
export function transition({ baseline, current, metric }: Comparison): string {
  if (baseline === undefined || current === undefined) return '';
  return `${formatMeasured(baseline.median, metric)} → ${formatMeasured(current.median, metric)}`;
}

function noteFor(member: BenchmarkState, look: LineLook): string {
  const symbol = verdictSymbols[look];
  if (look === 'failed') return [`${symbol} ${t('failed')}`, brief(member.result?.message)].filter(Boolean).join(': ');
  const comparison = leadingComparison(member);
  if (comparison === undefined) return symbol;
  const parts = [`${symbol} ${verdictWords(member, comparison)}`];
  if (look !== 'inconclusive') parts.push(transition(comparison));
  if (look === 'regressed' && comparison.p !== undefined) parts.push(formatP(comparison.p));
  return parts.filter(Boolean).join(' · ');
}

/** The mark of a benchmark's line, from the worst of what stands there; nothing when all is well or nothing is known. */
export function lineMark(group: BenchmarkGroup): LineMark | undefined {
  const [worst] = measuredMembers(group);
  const look = worst && lineLooks.find((candidate) => candidate === outcomeOf(worst));
  if (worst === undefined || look === undefined) return undefined;
  const note = noteFor(worst, look);
  const named = worst === group.state ? note : t('{0}: {1}', shortName(worst, group), note);
  return { look, note: worst.stale ? `${named} · ${t('outdated')}` : named, stale: worst.stale };
}
