import { t } from '@vscode/l10n';
import { logAverage } from 'simple-statistics';
import type { Cell, Row } from './cell.ts';

/** Geometric means over the benchmarks that every column has. */
export interface Geomean {
  /** Of the medians, one per column; null where a median is not positive. */
  readonly medians: readonly (number | null)[];
  /** Of the ratios to the first column, minus 1; null for the first, and where a ratio does not exist. */
  readonly changes: readonly (number | null)[];
  readonly notes: readonly string[];
}

/** Undefined when fewer than two benchmarks are in every column: their mean would say nothing new. */
export function geomeanOf(rows: readonly Row[]): Geomean | undefined {
  const common = rows.map(({ cells }) => cells.filter((cell): cell is Cell => cell !== null));
  const complete = common.filter((cells, index) => cells.length === rows[index]?.cells.length);
  if (complete.length < 2) return undefined;
  const columns = complete[0]?.map((_, column) => complete.map((cells) => cells[column]?.median ?? 0)) ?? [];
  const [base = []] = columns;
  const medians = columns.map(meanOf);
  const changes = columns.map((column, index) => (index === 0 ? null : meanChange(base, column)));
  const leftOut = rows.length - complete.length;
  return {
    medians,
    changes,
    notes: [
      ...(leftOut > 0
        ? [t('benchmarks that are not in every column and are left out of the geomean: {0}', leftOut)]
        : []),
      ...(medians.includes(null) ? [t('a geomean needs values above 0')] : []),
    ],
  };
}

const meanOf = (values: readonly number[]): number | null =>
  values.every((value) => value > 0) ? logAverage([...values]) : null;

/** From 0 to 0 nothing changed; from 0 to anything else there is no ratio. */
function meanChange(base: readonly number[], column: readonly number[]): number | null {
  const ratios = column.map((value, index) => (value === base[index] ? 1 : value / (base[index] ?? 0)));
  const mean = ratios.every(Number.isFinite) ? meanOf(ratios) : null;
  return mean === null ? null : mean - 1;
}
