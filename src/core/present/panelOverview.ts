import { t } from '@vscode/l10n';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { OverviewRow } from '../protocol/panelMessages.ts';
import { median, sortFinite } from '../statistics/sorted.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { viewHeadline } from './panelVerdict.ts';

/** What is shown of a benchmark in the overview. `relativePath`: for reading. */
function overviewRow(state: BenchmarkState, relativePath: string): OverviewRow {
  const { benchmark, result, run, baseline } = state;
  const primary = state.comparisons[0];
  const measurement =
    result?.measurements.find(({ metric }) => metric.id === primary?.metric.id) ?? result?.measurements[0];
  const middle = median(sortFinite(measurement?.samples ?? []));
  const verdict = viewHeadline(state);
  return {
    id: benchmark.id,
    name: benchmark.name,
    unit: benchmark.unit,
    file: relativePath,
    line: benchmark.nameRange.start.line + 1,
    activity: state.activity,
    sparkline: state.recentMedians.filter((value) => Number.isFinite(value)),
    stale: state.stale,
    hasBaseline: baseline !== undefined,
    revision: [run?.id, baseline?.recordedAt, baseline?.run].join(' '),
    ...(verdict !== undefined && { verdict }),
    ...(result?.outcome === 'skipped' && { skipped: result.message ?? t('Skipped') }),
    ...(measurement !== undefined && { metric: measurement.metric }),
    ...(Number.isFinite(middle) && { median: middle }),
    ...(primary?.change !== undefined && Number.isFinite(primary.change) && { change: primary.change }),
    ...(run !== undefined && { measuredAt: run.startedAt }),
  };
}

/** Every benchmark that has numbers of its own: a parent that only holds others is left out once those are known. */
export function overviewRows(
  states: readonly BenchmarkState[],
  relative: (file: string) => string,
): readonly OverviewRow[] {
  const parents = new Set(states.map(({ benchmark }) => benchmark.parent));
  return states
    .filter(({ benchmark, result }) => result !== undefined || !parents.has(benchmark.id))
    .map((state) => overviewRow(state, relative(state.benchmark.file)));
}

/** What has to be told to a panel that knows the rows sent before. */
export interface OverviewDelta {
  readonly rows: readonly OverviewRow[];
  readonly removed: readonly BenchmarkId[];
}

/** Remembers what a panel was told, so that a change of one benchmark among thousands stays a small message. */
export class OverviewTracker {
  #sent: ReadonlyMap<BenchmarkId, string> = new Map();

  /** The panel forgot everything: the next update tells all. */
  reset(): void {
    this.#sent = new Map();
  }

  update(states: readonly BenchmarkState[], relative: (file: string) => string): OverviewDelta {
    const rows = overviewRows(states, relative);
    const known = this.#sent;
    const next = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    this.#sent = next;
    return {
      rows: rows.filter(({ id }) => known.get(id) !== next.get(id)),
      removed: [...known.keys()].filter((id) => !next.has(id)),
    };
  }
}
