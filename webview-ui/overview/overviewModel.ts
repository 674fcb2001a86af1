import type { Severity, Verdict } from '../../src/core/model/comparison.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import type { SortKey, UiState, VerdictFilter } from '../uiState.ts';

const filterOf: Readonly<Record<Verdict, VerdictFilter>> = {
  regressed: 'regressed',
  failed: 'failed',
  missing: 'failed',
  improved: 'improved',
  unchanged: 'unchanged',
  inconclusive: 'unclear',
  new: 'unclear',
  incomparable: 'unclear',
};

/** The group a row is counted and filtered in. */
function rowFilter(row: OverviewRow): VerdictFilter {
  return row.verdict === undefined ? 'unmeasured' : filterOf[row.verdict.verdict];
}

/** How many rows each filter shows. */
export function countByFilter(rows: readonly OverviewRow[]): Readonly<Record<VerdictFilter, number>> {
  const counts = { all: rows.length, regressed: 0, failed: 0, improved: 0, unchanged: 0, unclear: 0, unmeasured: 0 };
  for (const row of rows) counts[rowFilter(row)] += 1;
  return counts;
}

const verdictOrder: readonly Verdict[] = [
  'failed',
  'regressed',
  'missing',
  'inconclusive',
  'incomparable',
  'new',
  'improved',
  'unchanged',
];
const severityOrder: readonly (Severity | undefined)[] = ['critical', 'high', 'medium', 'low', undefined];

/** Worst first. */
function urgency({ verdict }: OverviewRow): number {
  if (verdict === undefined) return verdictOrder.length * 10;
  return verdictOrder.indexOf(verdict.verdict) * 10 + severityOrder.indexOf(verdict.severity);
}

const byText = new Intl.Collator(undefined, { numeric: true });
const byName = (a: OverviewRow, b: OverviewRow): number =>
  byText.compare(a.name, b.name) || byText.compare(a.unit, b.unit);

const sortValue: Readonly<Record<Exclude<SortKey, 'name'>, (row: OverviewRow) => number | undefined>> = {
  verdict: urgency,
  median: ({ median }) => median,
  change: ({ change }) => change,
  measuredAt: ({ measuredAt }) => (measuredAt === undefined ? undefined : Date.parse(measuredAt)),
};

/** Rows without a value stay at the end, whichever way the others are turned. */
function compareRows({ key, descending }: UiState['sort']): (a: OverviewRow, b: OverviewRow) => number {
  const turn = descending ? -1 : 1;
  if (key === 'name') return (a, b) => turn * byName(a, b);
  const value = sortValue[key];
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined) || byName(a, b);
    }
    return turn * (left - right) || byName(a, b);
  };
}

/** What the table shows: every word of the filter text occurs in name, unit or file, in any case. */
export function visibleRows(
  rows: readonly OverviewRow[],
  { text, verdicts, sort }: Pick<UiState, 'text' | 'verdicts' | 'sort'>,
): readonly OverviewRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => {
      if (verdicts !== 'all' && rowFilter(row) !== verdicts) return false;
      const haystack = `${row.name}\n${row.unit}\n${row.file}`.toLowerCase();
      return words.every((word) => haystack.includes(word));
    })
    .sort(compareRows(sort));
}
