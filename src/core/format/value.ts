import { t } from '@vscode/l10n';
import type { Metric } from '../model/measurement.ts';
import { formatNumber, narrowSpace } from './number.ts';

/** Unit names from small to large, each `step` times the one before. */
interface Scale {
  readonly step: number;
  readonly units: readonly string[];
}

const scales: Readonly<Record<string, Scale>> = {
  ns: { step: 1000, units: ['ns', 'µs', 'ms', 's'] },
  B: { step: 1024, units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] },
  'B/s': { step: 1000, units: ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s'] },
};

/** The unit in which a value reads best, and what to divide by to get there. */
function displayUnit(value: number, unit: string): { readonly name: string; readonly divisor: number } {
  const scale = Object.hasOwn(scales, unit) ? scales[unit] : undefined;
  let [name = unit, ...larger] = scale?.units ?? [unit];
  let divisor = 1;
  for (const next of larger) {
    if (scale === undefined || !(Math.round(Math.abs(value / divisor)) >= scale.step)) break;
    divisor *= scale.step;
    name = next;
  }
  return { name, divisor };
}

/**
 * A value in a metric's base unit, for reading: `1.24 µs`, `64 KiB`, `12.3 MB/s`. A count (`1`) has no unit;
 * custom units stay as the tool wrote them; counts and custom values are shortened from a million on (`1.23M req/s`).
 */
export function formatValue(value: number, unit: string): string {
  const { name, divisor } = displayUnit(value, unit);
  const digits = Object.hasOwn(scales, unit) ? formatNumber(value / divisor) : formatCount(value);
  return name === '1' ? digits : `${digits}${narrowSpace}${name}`;
}

function formatCount(value: number): string {
  const shortened = [
    ['T', 1e12],
    ['G', 1e9],
    ['M', 1e6],
  ] as const;
  const found = shortened.find(([, size]) => Math.abs(value) >= size && Math.abs(value) < 1e15);
  return found === undefined ? formatNumber(value) : `${formatNumber(value / found[1])}${found[0]}`;
}

/** Like `formatValue`, with the noun of what is counted: `3 allocs`, `1 alloc`. */
export function formatMeasured(value: number, metric: Pick<Metric, 'id' | 'unit'>): string {
  const text = formatValue(value, metric.unit);
  if (metric.id !== 'allocsPerOp') return text;
  return (value === 1 ? t('{0} alloc', text) : t('{0} allocs', text)).replace(' ', narrowSpace);
}

/** The name of a metric as a heading. A custom metric is called what its tool calls it. */
export function metricTitle(metric: Pick<Metric, 'id'>): string {
  switch (metric.id) {
    case 'time':
      return t('Time');
    case 'bytesPerOp':
      return t('Memory per operation');
    case 'allocsPerOp':
      return t('Allocations per operation');
    case 'throughput':
      return t('Throughput');
    default:
      return metric.id;
  }
}
