import type { Row } from './cell.ts';
import type { Report, Section } from './report.ts';

type Field = string | number | undefined | null;

/**
 * The report as comma-separated values (RFC 4180), one line per benchmark and metric, so that any tool can sort and filter it.
 * Values are in the metric's base unit and changes are ratios, both unrounded; what does not exist is empty.
 */
export function renderCsv({ columns, sections }: Report): string {
  const header = [
    'unit',
    'benchmark',
    'metric',
    'metric unit',
    ...columns.flatMap((label, index) => {
      const own = [`${label} median`, `${label} spread`, `${label} n`];
      return index === 0 ? own : [...own, `${label} change`, `${label} p`, `${label} significant`];
    }),
  ];
  const lines = sections.flatMap((section) => [
    ...section.rows.map((row) => [...identity(section, row.name), ...fieldsOf(row)]),
    ...geomeanLine(section),
  ]);
  return [header, ...lines].map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
}

const identity = ({ unit, metric }: Section, name: string): readonly Field[] => [unit, name, metric.id, metric.unit];

function fieldsOf({ cells }: Row): readonly Field[] {
  return cells.flatMap((cell, index): readonly Field[] => {
    const own = [cell?.median, cell?.spread, cell?.count];
    const change = cell?.change;
    return index === 0 ? own : [...own, change?.ratio, change?.p, change && String(change.isSignificant)];
  });
}

function geomeanLine(section: Section): readonly (readonly Field[])[] {
  const { geomean } = section;
  if (geomean === undefined) return [];
  const fields = geomean.medians.flatMap((mean, index): readonly Field[] =>
    index === 0 ? [mean, '', ''] : [mean, '', '', geomean.changes[index], '', ''],
  );
  return [[...identity(section, 'geomean'), ...fields]];
}

function quoted(field: Field): string {
  const text = String(field ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
