import { t } from '@vscode/l10n';
import type { TrendPoint, TrendSeries } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { IconButton } from '../parts/icons.tsx';
import { VerdictMark } from '../parts/VerdictMark.tsx';
import { Samples } from './Samples.tsx';
import { pointWords } from './words.ts';

function Commit({ point, short }: { readonly point: TrendPoint; readonly short: string }) {
  const { command } = useSurroundings();
  const { commit, branch, subject, dirty } = point;
  if (commit === undefined) return <>{t('not in a git repository')}</>;
  return (
    <>
      <code>{short}</code>
      <IconButton icon="copy" label={t('Copy commit hash')} onPress={() => command({ kind: 'copyCommit', commit })} />
      {branch !== undefined && <span class="branch">{branch}</span>} <span>{subject}</span>
      {dirty && <span class="muted"> {t('(with uncommitted changes)')}</span>}
    </>
  );
}

/** All about the chosen run. */
export function RunDetails({ series, point }: { readonly series: TrendSeries; readonly point: TrendPoint }) {
  const { language } = useSurroundings();
  const words = pointWords(point, series, language);
  const { verdict } = point;
  return (
    <section class="details" aria-label={t('Chosen run')}>
      <dl>
        <dt>{t('Run')}</dt>
        <dd>{words.when}</dd>
        <dt>{t('Commit')}</dt>
        <dd class="commit">
          <Commit point={point} short={words.commit} />
        </dd>
        <dt>{t('Median')}</dt>
        <dd>
          <strong>{words.median}</strong> <span class="muted">({words.interval})</span>
        </dd>
        {series.baseline !== undefined && (
          <>
            <dt>{t('Median vs. baseline')}</dt>
            <dd>{words.change}</dd>
          </>
        )}
        {verdict !== undefined && (
          <>
            <dt>{t('Verdict')}</dt>
            <dd class={verdict.verdict}>
              <VerdictMark verdict={verdict.verdict} /> {verdict.text}
            </dd>
          </>
        )}
      </dl>
      <Samples key={`${series.metric.id} ${point.runId}`} series={series} runId={point.runId} label={words.samples} />
    </section>
  );
}
