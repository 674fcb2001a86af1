import {
  allocsPerOpMetric,
  bytesPerOpMetric,
  type Direction,
  type Metric,
  type MetricClass,
  throughputMetric,
  timeMetric,
} from '../../model/measurement.ts';

/** What a unit of Go's output measures, and how its numbers come to the metric's base unit, where they are not in it. */
export interface UnitMeaning {
  readonly metric: Metric;
  readonly toBase?: (value: number) => number;
}

const builtIn: ReadonlyMap<string, UnitMeaning> = new Map<string, UnitMeaning>([
  ['ns/op', { metric: timeMetric }],
  // Printed with two decimals: whole bytes.
  ['MB/s', { metric: throughputMetric, toBase: (value) => Math.round(value * 1e6) }],
  ['B/op', { metric: bytesPerOpMetric }],
  ['allocs/op', { metric: allocsPerOpMetric }],
]);

/** What `Unit` lines say about a unit. */
export interface UnitMetadata {
  readonly direction?: Direction;
  readonly class?: MetricClass;
}

/** The meaning of a unit. A custom one is its own metric: rates (`x/s`) are better high, all else low, unless a `Unit` line says. */
export function unitMeaning(unit: string, metadata: UnitMetadata | undefined): UnitMeaning {
  const meaning = builtIn.get(unit) ?? { metric: customMetric(unit) };
  return { ...meaning, metric: { ...meaning.metric, ...metadata } };
}

function customMetric(unit: string): Metric {
  return { id: unit, unit, direction: unit.endsWith('/s') ? 'higher' : 'lower', class: 'noisy' };
}

/** Reads `Unit <unit> better=higher assume=exact`; `undefined` for other lines. */
export function readUnitLine(line: string): { readonly unit: string; readonly metadata: UnitMetadata } | undefined {
  const [keyword, unit, ...settings] = line.split(/[ \t]+/);
  if (keyword !== 'Unit' || unit === undefined || !settings.some((setting) => setting.includes('='))) return undefined;
  const better = settings.findLast((setting) => setting.startsWith('better='))?.slice('better='.length);
  const assume = settings.findLast((setting) => setting.startsWith('assume='))?.slice('assume='.length);
  return {
    unit,
    metadata: {
      ...((better === 'higher' || better === 'lower') && { direction: better }),
      ...((assume === 'exact' || assume === 'nothing') && { class: assume === 'exact' ? 'exact' : 'noisy' }),
    },
  };
}
