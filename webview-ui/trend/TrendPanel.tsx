import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { Choice } from '../parts/Choice.tsx';
import type { UiState } from '../uiState.ts';
import { Legend } from './Legend.tsx';
import { MetricPicker } from './MetricPicker.tsx';
import { RunDetails } from './RunDetails.tsx';
import { TrendChart } from './TrendChart.tsx';
import { TrendTable } from './TrendTable.tsx';

interface TrendPanelProps {
  readonly series: TrendSeries;
  readonly ui: Pick<UiState, 'axis' | 'asTable'>;
  readonly onChange: (part: Partial<UiState>) => void;
  readonly onPick: (metricId: string) => void;
}

/** A series with at least one run: metrics, chart or table, and the chosen run. */
export function TrendPanel({ series, ui, onChange, onPick }: TrendPanelProps) {
  const { language } = useSurroundings();
  const [chosenRun, setChosenRun] = useState<string>();
  const { points, baseline } = series;
  const found = points.findIndex(({ runId }) => runId === chosenRun);
  const selected = found >= 0 ? found : points.length - 1;
  const point = points[selected];
  return (
    <>
      <MetricPicker series={series} onPick={onPick} />
      <div class="chart-bar">
        {ui.asTable ? <span class="legend" /> : <Legend series={series} />}
        {!ui.asTable && (
          <Choice
            label={t('Horizontal axis')}
            value={ui.axis}
            options={[
              ['runs', t('By run')],
              ['time', t('By date')],
            ]}
            onPick={(axis) => onChange({ axis })}
          />
        )}
        <Choice
          label={t('Show as')}
          value={ui.asTable ? 'table' : 'chart'}
          options={[
            ['chart', t('Chart')],
            ['table', t('Table')],
          ]}
          onPick={(shown) => onChange({ asTable: shown === 'table' })}
        />
      </div>
      {!ui.asTable && (
        <TrendChart
          series={series}
          axis={ui.axis}
          selected={selected}
          onSelect={(index) => setChosenRun(points[index]?.runId)}
        />
      )}
      <TrendTable series={series} isShown={ui.asTable} />
      {series.truncated && <p class="hint">{t('The newest {0} runs are shown.', points.length)}</p>}
      {!ui.asTable && point !== undefined && <RunDetails series={series} point={point} />}
      {baseline !== undefined && (
        <p class="hint">
          {t(
            'Baseline recorded {0}',
            new Date(baseline.recordedAt).toLocaleDateString(language, { dateStyle: 'medium' }),
          )}
          {baseline.commit !== undefined && <> · {baseline.commit.slice(0, 7)}</>}
          {baseline.author !== undefined && <> · {baseline.author}</>}
          {baseline.reason !== undefined && <> · {baseline.reason}</>}
        </p>
      )}
    </>
  );
}
