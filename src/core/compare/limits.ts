import type { Severity } from '../model/comparison.ts';
import type { Config } from '../model/config.ts';
import type { Metric } from '../model/measurement.ts';

/** By what one metric of one benchmark is judged: the config's general numbers with the metric's own in their place. */
export interface Limits {
  /** The metric as judged: direction and class may be overridden. */
  readonly metric: Metric;
  readonly significance: number;
  /** τ, a ratio. */
  readonly noisyThreshold: number;
  readonly exactThreshold: number;
  /** φ, a ratio: what changes by itself between sessions of unchanged code; absent while it is not known. */
  readonly noiseFloor?: number | undefined;
  readonly severity: Config['comparison']['severity'];
}

export function limitsFor(metric: Metric, config: Config, noiseFloor?: number): Limits {
  const { significance, threshold, exactThreshold, severity } = config.comparison;
  const own = Object.hasOwn(config.metrics, metric.id) ? config.metrics[metric.id] : undefined;
  return {
    metric: { ...metric, direction: own?.direction ?? metric.direction, class: own?.class ?? metric.class },
    significance,
    noisyThreshold: own?.threshold ?? threshold,
    exactThreshold: own?.threshold ?? exactThreshold,
    noiseFloor,
    severity,
  };
}

/** Severity of a worsening by this ratio. The lowest bound does not hide anything: what regressed is at least `low`. */
export function severityOf(worsening: number, { severity }: Limits): Severity {
  if (worsening >= severity.critical) return 'critical';
  if (worsening >= severity.high) return 'high';
  return worsening >= severity.medium ? 'medium' : 'low';
}
