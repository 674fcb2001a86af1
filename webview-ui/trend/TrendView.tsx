import { t } from '@vscode/l10n';
import { useEffect, useRef } from 'preact/hooks';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { PageState } from '../parts/Notice.tsx';
import type { UiState } from '../uiState.ts';
import { TrendHeader } from './TrendHeader.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { useSeries } from './useSeries.ts';

type Selected = NonNullable<UiState['selected']>;

interface TrendViewProps {
  /** Absent when the benchmark is not in the workspace (any more). */
  readonly row: OverviewRow | undefined;
  readonly selected: Selected;
  readonly ui: UiState;
  readonly onChange: (part: Partial<UiState>) => void;
  readonly onBack: () => void;
}

/** One benchmark: its judgement, and a metric's series over the runs. Escape returns to the list. */
export function TrendView({ row, selected, ui, onChange, onBack }: TrendViewProps) {
  const { status } = useSurroundings();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onBack();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onBack]);

  return (
    <main class="trend-view">
      <button type="button" class="link back" aria-keyshortcuts="Escape" ref={back} onClick={onBack}>
        <Icon name="back" />
        {t('All benchmarks')}
      </button>
      {row !== undefined && <Trend row={row} selected={selected} ui={ui} onChange={onChange} />}
      {row === undefined && status.scanning && <PageState busy title={t('Looking for benchmarks…')} />}
      {row === undefined && !status.scanning && (
        <PageState
          title={t('This benchmark is no longer in the workspace')}
          advice={t('It may have been renamed or deleted. Its runs are still in the history.')}
        />
      )}
    </main>
  );
}

type TrendProps = Omit<TrendViewProps, 'row' | 'onBack'> & { readonly row: OverviewRow };

function Trend({ row, selected, ui, onChange }: TrendProps) {
  const { command, status } = useSurroundings();
  const { series, retry } = useSeries(row, selected.metric);
  return (
    <>
      <TrendHeader row={row} />
      {series.phase === 'loading' && <PageState busy title={t('Loading runs…')} />}
      {series.phase === 'failed' && (
        <PageState title={series.error.message} advice={series.error.remedy}>
          <button type="button" class="button" onClick={retry}>
            {t('Try again')}
          </button>
        </PageState>
      )}
      {series.phase === 'ready' && series.value.points.length === 0 && (
        <PageState
          title={t('No runs yet')}
          advice={t('Each run adds a point here. Run it a few times, on several commits, and the trend appears.')}
        >
          {status.canRun && row.activity === 'idle' && (
            <button type="button" class="button" onClick={() => command({ kind: 'run', benchmark: row.id })}>
              {t('Run benchmark')}
            </button>
          )}
        </PageState>
      )}
      {series.phase === 'ready' && series.value.points.length > 0 && (
        <TrendPanel
          series={series.value}
          ui={ui}
          onChange={onChange}
          onPick={(metric) => onChange({ selected: { ...selected, metric } })}
        />
      )}
    </>
  );
}
