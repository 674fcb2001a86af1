import type { Config } from '../model/config.ts';
import type { Measurement, Metric } from '../model/measurement.ts';
import { cellOf, type Row } from './cell.ts';
import { type Geomean, geomeanOf } from './geomean.ts';

/** Results of one file or run: a column of the report. */
export interface ReportInput {
  readonly label: string;
  readonly entries: readonly ReportEntry[];
}

export interface ReportEntry {
  /** The unit it belongs to, e.g. the Go package. */
  readonly unit: string;
  readonly name: string;
  readonly measurements: readonly Measurement[];
}

/** Columns of medians side by side, each compared with the first. Plain data without NaN or ∞: fit for JSON. */
export interface Report {
  readonly columns: readonly string[];
  readonly sections: readonly Section[];
}

/** One metric of one unit. */
export interface Section {
  readonly unit: string;
  readonly metric: Metric;
  readonly rows: readonly Row[];
  /** Absent when fewer than two benchmarks are in every column. */
  readonly geomean?: Geomean;
}

interface Gathered {
  readonly unit: string;
  readonly metric: Metric;
  /** Samples by benchmark name, then by column. */
  readonly samples: Map<string, number[][]>;
}

/**
 * Builds the table of `redline compare old new…`. Sections, benchmarks and metrics keep the order in which they are first
 * seen, but the sections of one unit stay together. p is of each comparison alone, as such tables have it everywhere.
 */
export function buildReport(inputs: readonly ReportInput[], config: Config): Report {
  return {
    columns: inputs.map(({ label }) => label),
    sections: gather(inputs).map((gathered) => sectionOf(gathered, config)),
  };
}

function gather(inputs: readonly ReportInput[]): readonly Gathered[] {
  const units = new Map<string, Map<string, Gathered>>();
  for (const [column, { entries }] of inputs.entries()) {
    for (const { unit, name, measurements } of entries) {
      const sections = obtain(units, unit, () => new Map<string, Gathered>());
      for (const { metric, samples } of measurements) {
        const section = obtain(sections, `${metric.id} ${metric.unit}`, () => ({ unit, metric, samples: new Map() }));
        const columns = obtain(section.samples, name, () => inputs.map((): number[] => []));
        columns[column] = [...(columns[column] ?? []), ...samples];
      }
    }
  }
  return [...units.values()].flatMap((sections) => Array.from(sections.values()));
}

function obtain<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}

function sectionOf({ unit, metric, samples }: Gathered, config: Config): Section {
  const rows = [...samples].map(
    ([name, [base = [], ...others]]): Row => ({
      name,
      cells: [cellOf(base, undefined, metric, config), ...others.map((column) => cellOf(column, base, metric, config))],
    }),
  );
  const geomean = geomeanOf(rows);
  return geomean === undefined ? { unit, metric, rows } : { unit, metric, rows, geomean };
}
