import { t } from '@vscode/l10n';
import { metricTitle } from '../../src/core/format/value.ts';
import type { TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { VerdictMark } from '../parts/VerdictMark.tsx';
import { pointWords } from './words.ts';

interface TrendTableProps {
  readonly series: TrendSeries;
  /** Behind the chart it is only read aloud. */
  readonly isShown: boolean;
}

/** The chart's twin: every run in words, newest first. Always there for screen readers. */
export function TrendTable({ series, isShown }: TrendTableProps) {
  const { language } = useSurroundings();
  return (
    <div class={isShown ? 'twin' : 'only-read'}>
      <table>
        <caption class="only-read">{t('{0}, newest run first', metricTitle(series.metric))}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Run')}</th>
            <th scope="col">{t('Commit')}</th>
            <th scope="col" class="number">
              {t('Median')}
            </th>
            <th scope="col">{t('95 % interval')}</th>
            <th scope="col" class="number">
              {t('Samples')}
            </th>
            <th scope="col" class="number">
              {t('Median vs. baseline')}
            </th>
            <th scope="col">{t('Verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {series.points.toReversed().map((point) => {
            const words = pointWords(point, series, language);
            return (
              <tr key={point.runId}>
                <th scope="row">{words.when}</th>
                <td class="commit-cell" title={[point.branch, point.subject].filter(Boolean).join('\n')}>
                  <code>{words.commit}</code> {point.subject}
                </td>
                <td class="number">{words.median}</td>
                <td class="interval">{words.interval}</td>
                <td class="number">{point.sampleCount}</td>
                <td class="number">{words.change}</td>
                <td class={`verdict ${point.verdict?.verdict ?? ''}`}>
                  {point.verdict !== undefined && <VerdictMark verdict={point.verdict.verdict} />}
                  {words.verdict}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
