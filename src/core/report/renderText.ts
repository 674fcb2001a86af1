import { t } from '@vscode/l10n';
import { formatPrecisePercent, formatSpread } from '../format/change.ts';
import { formatMeasured, metricTitle } from '../format/value.ts';
import type { Metric } from '../model/measurement.ts';
import type { CellChange, Row } from './cell.ts';
import type { Geomean } from './geomean.ts';
import type { Report, Section } from './report.ts';

/** The report for a terminal: one table per section, columns aligned, warnings as numbered notes below. */
export function renderText({ columns, sections }: Report): string {
  return sections.map((section) => renderSection(section, columns)).join('\n');
}

function renderSection({ unit, metric, rows, geomean }: Section, labels: readonly string[]): string {
  const footnotes = new Footnotes();
  const table = [
    [metricTitle(metric)].concat(labels.flatMap((label, index) => (index === 0 ? [label] : [label, '', '']))),
    ...rows.map((row) => [row.name].concat(cellsOf(row, metric, footnotes))),
  ];
  if (geomean !== undefined)
    table.push([t('geomean') + footnotes.mark(geomean.notes)].concat(meansOf(geomean, metric)));
  const title = unit === '' ? [] : [unit];
  return [...title, ...aligned(table), ...footnotes.lines()].map((line) => `${line}\n`).join('');
}

function meansOf({ medians, changes }: Geomean, metric: Metric): readonly string[] {
  return medians.flatMap((mean, index) => {
    const value = mean === null ? '' : formatMeasured(mean, metric);
    const change = changes[index];
    return index === 0 ? [value] : [value, typeof change === 'number' ? formatPrecisePercent(change) : '?', ''];
  });
}

function cellsOf({ cells }: Row, metric: Metric, footnotes: Footnotes): readonly string[] {
  return cells.flatMap((cell, index) => {
    const value =
      cell === null
        ? ''
        : `${formatMeasured(cell.median, metric)} ${formatSpread(cell.spread ?? Number.POSITIVE_INFINITY)}${footnotes.mark(cell.notes)}`;
    return index === 0 ? [value] : [value, changeOf(cell?.change), testOf(cell?.change)];
  });
}

/** `~` where the difference may well be chance, `?` where it has no ratio. */
function changeOf(change: CellChange | undefined): string {
  if (change === undefined) return '';
  if (!change.isSignificant) return '~';
  return change.ratio === undefined ? '?' : formatPrecisePercent(change.ratio);
}

function testOf(change: CellChange | undefined): string {
  if (change === undefined) return '';
  const [base, column] = change.counts;
  const counts = base === column ? `n=${base}` : `n=${base}+${column}`;
  return change.p === undefined ? `(${counts})` : `(p=${change.p.toFixed(3)} ${counts})`;
}

/** Names left, numbers right; two spaces between columns. */
function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => table.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0);
  const widths = table[0]?.map((_, column) => widthOf(column)) ?? [];
  return table.map((line) =>
    line
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Hands out marks like ` [1]`, the same for the same note. */
class Footnotes {
  readonly #numbers = new Map<string, number>();

  mark(notes: readonly string[]): string {
    return notes.length === 0 ? '' : ` [${notes.map((note) => this.#numberOf(note)).join(',')}]`;
  }

  #numberOf(note: string): number {
    const number = this.#numbers.get(note) ?? this.#numbers.size + 1;
    this.#numbers.set(note, number);
    return number;
  }

  lines(): readonly string[] {
    return Array.from(this.#numbers, ([note, number]) => `[${number}] ${note}`);
  }
}
