import { t } from '@vscode/l10n';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { BenchmarkId } from '../../src/core/model/benchmark.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { PageState } from '../parts/Notice.tsx';
import type { UiState } from '../uiState.ts';
import { countByFilter, visibleRows } from './overviewModel.ts';
import { RowTable, type RowTableHandle } from './RowTable.tsx';
import { Toolbar } from './Toolbar.tsx';

interface OverviewProps {
  readonly rows: ReadonlyMap<BenchmarkId, OverviewRow>;
  readonly ui: UiState;
  readonly onChange: (part: Partial<UiState>) => void;
  readonly onOpen: (benchmark: BenchmarkId) => void;
  /** The row that has the focus at first. */
  readonly startAt: BenchmarkId | undefined;
}

/** Calls back when `/` is pressed outside of a text field. */
function useSlash(callback: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      callback();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [callback]);
}

/** All benchmarks with their newest judgement. */
export function Overview({ rows, ui, onChange, onOpen, startAt }: OverviewProps) {
  const { status } = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  const table = useRef<RowTableHandle>(null);
  const all = useMemo(() => [...rows.values()], [rows]);
  const counts = useMemo(() => countByFilter(all), [all]);
  const { text, verdicts, sort } = ui;
  const visible = useMemo(() => visibleRows(all, { text, verdicts, sort }), [all, text, verdicts, sort]);
  const focusFilter = useRef(() => input.current?.select()).current;
  useSlash(focusFilter);

  if (all.length === 0 && status.scanning) {
    return (
      <main>
        <PageState busy title={t('Looking for benchmarks…')} />
      </main>
    );
  }
  if (all.length === 0) {
    return (
      <main>
        <PageState
          title={t('No benchmarks found')}
          advice={t(
            'Redline looks for Go functions like "func BenchmarkEncode(b *testing.B)" in files that end in "_test.go". Write one, or open the folder that holds them.',
          )}
        />
      </main>
    );
  }
  return (
    <main class="overview">
      <h1 class="only-read">{t('Benchmarks')}</h1>
      {!status.canRun && (
        <p class="hint">{t('Restricted Mode: stored results can be looked at, nothing is run or recorded.')}</p>
      )}
      <Toolbar ui={ui} counts={counts} onChange={onChange} onLeave={() => table.current?.focus()} input={input} />
      <p class="only-read" role="status">
        {t('{0} of {1} benchmarks shown', visible.length, all.length)}
      </p>
      {visible.length === 0 ? (
        <PageState title={t('Nothing matches the filter')}>
          <button type="button" class="button" onClick={() => onChange({ text: '', verdicts: 'all' })}>
            {t('Clear filter')}
          </button>
        </PageState>
      ) : (
        <RowTable
          handle={table}
          rows={visible}
          sort={sort}
          onSort={(next) => onChange({ sort: next })}
          onOpen={onOpen}
          startAt={startAt}
        />
      )}
    </main>
  );
}
