import { t } from '@vscode/l10n';
import { memo } from 'preact/compat';
import { formatSignedPercent } from '../../src/core/format/change.ts';
import { formatRelativeTime } from '../../src/core/format/moment.ts';
import { noNumber } from '../../src/core/format/number.ts';
import { formatMeasured } from '../../src/core/format/value.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import { useSurroundings } from '../context.ts';
import { IconButton } from '../parts/icons.tsx';
import { StateMark } from '../parts/VerdictMark.tsx';
import { Sparkline } from './Sparkline.tsx';
import { rowState } from './words.ts';

/** Actions of the active row can be reached with Tab; those of the others only with the pointer. */
function Actions({ row, tabIndex }: { readonly row: OverviewRow; readonly tabIndex: number }) {
  const { command, status } = useSurroundings();
  const benchmark = row.id;
  return (
    <span class="actions">
      {status.canRun && row.activity === 'idle' && (
        <IconButton
          icon="run"
          label={t('Run benchmark')}
          tabIndex={tabIndex}
          onPress={() => command({ kind: 'run', benchmark })}
        />
      )}
      <IconButton
        icon="source"
        label={t('Go to source')}
        tabIndex={tabIndex}
        onPress={() => command({ kind: 'openSource', benchmark })}
      />
    </span>
  );
}

interface RowProps {
  readonly row: OverviewRow;
  readonly index: number;
  readonly active: boolean;
  readonly onActivate: (id: OverviewRow['id']) => void;
  readonly onOpen: (id: OverviewRow['id']) => void;
}

/** One benchmark. Names come from source code and are shown as text, whatever they hold. */
export const Row = memo(({ row, index, active, onActivate, onOpen }: RowProps) => {
  const { language } = useSurroundings();
  const { metric, median, change, measuredAt, stale, verdict } = row;
  const words = rowState(row);
  const when = measuredAt === undefined ? undefined : new Date(measuredAt);
  const tabIndex = active ? 0 : -1;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={active}
      tabIndex={tabIndex}
      data-index={index}
      class={stale ? 'stale' : undefined}
      onFocus={() => onActivate(row.id)}
      onClick={() => onOpen(row.id)}
    >
      <th scope="row" class="name">
        <span class="name-line">
          <StateMark row={row} />
          <span class="names" title={`${row.name}\n${row.unit}\n${row.file}:${row.line}`}>
            <span class="benchmark">{row.name}</span> <span class="unit">{row.unit}</span>
          </span>
          {stale && (
            <span class="badge" title={t('The source changed since this was measured.')}>
              {t('outdated')}
            </span>
          )}
          <Actions row={row} tabIndex={tabIndex} />
        </span>
        <span class="name-more">
          {words}
          {median !== undefined && metric !== undefined && <> · {formatMeasured(median, metric)}</>}
        </span>
      </th>
      <td class={`verdict ${verdict?.verdict ?? 'unmeasured'}`} title={[words, ...(verdict?.reasons ?? [])].join('\n')}>
        {words}
      </td>
      <td class="number">{median === undefined || metric === undefined ? noNumber : formatMeasured(median, metric)}</td>
      <td class="number change">{change === undefined ? noNumber : formatSignedPercent(change)}</td>
      <td class="trend">
        <Sparkline row={row} />
      </td>
      <td class="when" title={when?.toLocaleString(language)}>
        {when === undefined ? noNumber : formatRelativeTime(when, new Date())}
      </td>
    </tr>
  );
});
