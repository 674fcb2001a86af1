import { verdictSymbols } from '../../src/core/format/verdict.ts';
import type { Verdict } from '../../src/core/model/comparison.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';

/** The shape of a verdict. Decoration only: the words stand beside it. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span class={`mark ${verdict}`} aria-hidden="true">
      {verdictSymbols[verdict]}
    </span>
  );
}

/** What a benchmark is doing, or else how it was judged. */
export function StateMark({ row }: { readonly row: OverviewRow }) {
  if (row.activity === 'running') return <span class="mark spinner" aria-hidden="true" />;
  if (row.verdict !== undefined) return <VerdictMark verdict={row.verdict.verdict} />;
  return (
    <span class="mark unmeasured" aria-hidden="true">
      {row.activity === 'queued' ? '…' : '○'}
    </span>
  );
}
