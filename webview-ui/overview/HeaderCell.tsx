import type { SortKey, UiState } from '../uiState.ts';
import { columnLabel } from './words.ts';

interface HeaderCellProps {
  readonly column: SortKey;
  readonly class: string;
  readonly sort: UiState['sort'];
  readonly onSort: (sort: UiState['sort']) => void;
}

/** A heading that sorts: the first press in the column's own order, the next turns it round. */
export function HeaderCell({ column, class: className, sort, onSort }: HeaderCellProps) {
  const isSorted = sort.key === column;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={className} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" onClick={() => onSort({ key: column, descending: isSorted && !sort.descending })}>
        {columnLabel(column)}
        {isSorted && (
          <span class="sort-arrow" aria-hidden="true">
            {sort.descending ? '↓' : '↑'}
          </span>
        )}
      </button>
    </th>
  );
}
