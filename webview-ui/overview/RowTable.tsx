import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BenchmarkId } from '../../src/core/model/benchmark.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import type { UiState } from '../uiState.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { Row } from './Row.tsx';
import { movedTo, rowWindow, scrollToReveal } from './rowWindow.ts';
import { useViewport } from './useViewport.ts';

export interface RowTableHandle {
  /** Puts the focus on the active row. */
  focus(): void;
}

interface RowTableProps {
  readonly handle: RefObject<RowTableHandle | null>;
  readonly rows: readonly OverviewRow[];
  readonly sort: UiState['sort'];
  readonly onSort: (sort: UiState['sort']) => void;
  readonly onOpen: (benchmark: BenchmarkId) => void;
  readonly startAt: BenchmarkId | undefined;
}

/** The table as a grid: one row has the focus, keys move it, Enter opens it. Only rows near the view are in the document. */
export function RowTable({ handle, rows, sort, onSort, onOpen, startAt }: RowTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  /** By id: live updates may move the row. */
  const [active, setActive] = useState(startAt);
  const [focusWanted, setFocusWanted] = useState(startAt !== undefined);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const { first, end } = rowWindow(view.scrollTop, view.height, view.rowHeight, rows.length);

  const moveTo = (index: number) => {
    const top = scrollToReveal(index, view.scrollTop, view.height, view.rowHeight);
    if (top !== undefined) view.scrollTo(top);
    setActive(rows[index]?.id);
    setFocusWanted(true);
  };
  useImperativeHandle(handle, () => ({ focus: () => moveTo(activeIndex) }));

  // The row may come into the document only after scrolling: wait for it.
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${activeIndex}"]`);
    if (!focusWanted || row === null || row === undefined) return;
    row.focus({ preventScroll: true });
    setFocusWanted(false);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLTableRowElement;
    const open = rows[activeIndex];
    if (onRow && event.key === 'Enter' && open !== undefined) return onOpen(open.id);
    const pageRows = Math.max(1, Math.floor(view.height / view.rowHeight) - 1);
    const target = onRow ? movedTo(event.key, activeIndex, rows.length, pageRows) : undefined;
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };

  const activate = useCallback((id: BenchmarkId) => setActive(id), []);
  const head = { sort, onSort };
  return (
    <div class="scroller" ref={scroller} onScroll={view.onScroll}>
      <table role="grid" aria-label={t('Benchmarks')} aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
        <thead>
          <tr aria-rowindex={1}>
            <HeaderCell {...head} column="name" class="name" />
            <HeaderCell {...head} column="verdict" class="verdict" />
            <HeaderCell {...head} column="median" class="number" />
            <HeaderCell {...head} column="change" class="number change" />
            <th scope="col" class="trend">
              {t('Trend')}
            </th>
            <HeaderCell {...head} column="measuredAt" class="when" />
          </tr>
        </thead>
        <tbody>
          <tr class="room" aria-hidden="true" style={{ height: `${first * view.rowHeight}px` }} />
          {rows.slice(first, end).map((row, offset) => (
            <Row
              key={row.id}
              row={row}
              index={first + offset}
              active={first + offset === activeIndex}
              onActivate={activate}
              onOpen={onOpen}
            />
          ))}
          <tr class="room" aria-hidden="true" style={{ height: `${(rows.length - end) * view.rowHeight}px` }} />
        </tbody>
      </table>
    </div>
  );
}
