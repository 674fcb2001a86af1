import type { Measurement } from '../../model/measurement.ts';
import { detach } from '../shared/lines.ts';
import { type UnitMetadata, unitMeaning } from './metrics.ts';
import type { ResultLine } from './resultLine.ts';

/** The samples of one benchmark, gathered line by line: one column per unit. */
export interface Series {
  readonly name: string;
  /** Import path that the output named last, empty when it named none. */
  readonly package: string;
  /** Lines still to be thrown away as warm-up. */
  warmupLeft: number;
  readonly units: string[];
  readonly columns: number[][];
  readonly iterations: number[];
  /** Units with a value that was NaN or infinite; such values are left out. */
  readonly notFinite: Set<string>;
}

export function createSeries(name: string, packagePath: string, warmupSamples: number): Series {
  return {
    name: detach(name),
    package: packagePath,
    warmupLeft: warmupSamples,
    units: [],
    columns: [],
    iterations: [],
    notFinite: new Set(),
  };
}

/** Adds a line; false when it was a warm-up. */
export function addResult(series: Series, { iterations, units, values }: Omit<ResultLine, 'name'>): boolean {
  if (series.warmupLeft > 0) {
    series.warmupLeft -= 1;
    return false;
  }
  series.iterations.push(iterations);
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? '';
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) columnOf(series, unit, index).push(value);
    else series.notFinite.add(detach(unit));
  }
  return true;
}

/** Lines of a benchmark mostly have the same units in the same order: then no search is needed. */
function columnOf(series: Series, unit: string, guess: number): number[] {
  const index = series.units[guess] === unit ? guess : series.units.indexOf(unit);
  const column = series.columns[index];
  if (column !== undefined) return column;
  const added: number[] = [];
  series.units.push(detach(unit));
  series.columns.push(added);
  return added;
}

const builtInOrder = ['ns/op', 'B/op', 'allocs/op', 'MB/s'];

/** The series as measurements: Go's own metrics first, time at their head, then custom ones as they came. */
export function measurementsOf(series: Series, metadata: ReadonlyMap<string, UnitMetadata>): readonly Measurement[] {
  const { units } = series;
  const custom = units.filter((unit) => !builtInOrder.includes(unit));
  const ordered = [...builtInOrder.filter((unit) => units.includes(unit)), ...custom];
  return ordered.map((unit) => measurement(series, unit, metadata.get(unit)));
}

/** Metrics of a benchmark share one list of iterations; samples of another number than lines cannot be matched to it. */
function measurement(
  { units, columns, iterations }: Series,
  unit: string,
  metadata: UnitMetadata | undefined,
): Measurement {
  const column = columns[units.indexOf(unit)] ?? [];
  const { metric, toBase } = unitMeaning(unit, metadata);
  const samples = toBase === undefined ? column : column.map(toBase);
  return { metric, samples, ...(samples.length === iterations.length && { iterations }) };
}
