import { t } from '@vscode/l10n';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import type { SortKey, VerdictFilter } from '../uiState.ts';

const filterLabels: Readonly<Record<VerdictFilter, () => string>> = {
  all: () => t('All'),
  regressed: () => t('Regressed'),
  failed: () => t('Failed'),
  improved: () => t('Improved'),
  unchanged: () => t('Unchanged'),
  unclear: () => t('Not judged'),
  unmeasured: () => t('Not measured'),
};

export const filterLabel = (filter: VerdictFilter): string => filterLabels[filter]();

const columnLabels: Readonly<Record<SortKey, () => string>> = {
  name: () => t('Benchmark'),
  verdict: () => t('Verdict'),
  median: () => t('Median'),
  change: () => t('Change'),
  measuredAt: () => t('Measured'),
};

export const columnLabel = (key: SortKey): string => columnLabels[key]();

/** What a row says about its benchmark, in words. */
export function rowState({ activity, verdict, skipped, median }: OverviewRow): string {
  if (activity === 'running') return t('running…');
  if (activity === 'queued') return t('waiting to run');
  return verdict?.text ?? skipped ?? (median === undefined ? t('not run yet') : t('not compared'));
}
