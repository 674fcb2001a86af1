import type { Direction, MetricClass } from './measurement.ts';
import type { MeasureSettings } from './run.ts';

/** Settings of one framework in `.redline/config.json`. */
export interface FrameworkConfig {
  readonly enabled: boolean;
  /** Extra arguments for the tool, appended as they are. */
  readonly arguments: readonly string[];
  /** Extra environment variables for the tool. */
  readonly environment: Readonly<Record<string, string>>;
  /** Go: the value of `-cpu`; absent means the number of cores. */
  readonly cpu?: number;
}

/** `.redline/config.json` with every default filled in. Whatever decides a number lives here. */
export interface Config {
  readonly measure: MeasureSettings;
  readonly comparison: {
    /** α. */
    readonly significance: number;
    /** τ for noisy metrics, as a ratio (0.05 = 5 %). */
    readonly threshold: number;
    /** Allowed worsening of exact metrics, as a ratio. */
    readonly exactThreshold: number;
    /** Lower bounds of the severities, as ratios. */
    readonly severity: {
      readonly low: number;
      readonly medium: number;
      readonly high: number;
      readonly critical: number;
    };
  };
  /** Per metric id: overrides of threshold, direction, class. */
  readonly metrics: Readonly<
    Record<string, { readonly threshold?: number; readonly direction?: Direction; readonly class?: MetricClass }>
  >;
  /** Globs, relative to the root, that the scan leaves out besides `.gitignore`. */
  readonly exclude: readonly string[];
  readonly frameworks: Readonly<Record<string, FrameworkConfig>>;
}

export const defaultConfig: Config = {
  measure: { samples: 10, sampleTimeMs: 100, warmupTimeMs: 0, processes: 1, timeoutMs: 600_000 },
  comparison: {
    significance: 0.05,
    threshold: 0.05,
    exactThreshold: 0,
    severity: { low: 0.05, medium: 0.15, high: 0.3, critical: 0.5 },
  },
  metrics: {},
  exclude: [],
  frameworks: {},
};

/** The settings of a framework, defaults where the config is silent. */
export function frameworkConfig(config: Config, framework: string): FrameworkConfig {
  return config.frameworks[framework] ?? { enabled: true, arguments: [], environment: {} };
}
