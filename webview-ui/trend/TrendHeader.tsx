import { t } from '@vscode/l10n';
import { severityLabel } from '../../src/core/format/verdict.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { rowState } from '../overview/words.ts';
import { Icon } from '../parts/icons.tsx';
import { StateMark } from '../parts/VerdictMark.tsx';

/** Name, place, judgement with its reasons, and what can be done. */
export function TrendHeader({ row }: { readonly row: OverviewRow }) {
  const { command, status } = useSurroundings();
  const { id: benchmark, verdict } = row;
  const isIdle = row.activity === 'idle';
  return (
    <header>
      <div class="title-line">
        <h1>{row.name}</h1>
        <div class="buttons">
          {status.canRun && (
            <button type="button" class="button" disabled={!isIdle} onClick={() => command({ kind: 'run', benchmark })}>
              <Icon name="run" />
              {isIdle ? t('Run benchmark') : rowState(row)}
            </button>
          )}
          {status.canRun && row.median !== undefined && (
            <button
              type="button"
              class="button secondary"
              disabled={!isIdle}
              onClick={() => command({ kind: 'recordBaseline', benchmark })}
            >
              <Icon name="flag" />
              {row.hasBaseline ? t('Update baseline') : t('Record baseline')}
            </button>
          )}
        </div>
      </div>
      <p class="place">
        <span>{row.unit}</span>
        <button type="button" class="link" onClick={() => command({ kind: 'openSource', benchmark })}>
          {row.file}:{row.line}
        </button>
      </p>
      <p class={`judgement ${verdict?.verdict ?? 'unmeasured'}`}>
        <StateMark row={row} />
        <span>{rowState(row)}</span>
        {verdict?.severity !== undefined && <span class="badge">{severityLabel(verdict.severity)}</span>}
        {row.stale && <span class="badge">{t('outdated: the source changed since')}</span>}
      </p>
      {verdict !== undefined && verdict.reasons.length > 0 && (
        <ul class="reasons">
          {verdict.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
