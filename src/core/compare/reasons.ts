import { t } from '@vscode/l10n';
import { formatInterval } from '../format/change.ts';
import { formatPercent } from '../format/number.ts';
import { formatMeasured } from '../format/value.ts';
import type { Metric } from '../model/measurement.ts';
import type { Evidence } from './evidence.ts';
import { fewestSamples } from './evidence.ts';
import { comfortableSamples } from './samplesNeeded.ts';

/** The sentences that say why a verdict is what it is. */

export function unusable({ notFinite, baseline, current }: Evidence & { readonly kind: 'unusable' }): string {
  if (notFinite > 0) return t('Some samples are not finite numbers: {0}. Nothing is judged by them.', notFinite);
  if (baseline.count === 0 && current.count === 0) return t('Neither side has samples.');
  return current.count === 0 ? t('The run took no samples.') : t('The baseline has no samples.');
}

export const fewSamples = ({ baseline, current }: Evidence): string =>
  t(
    'Need ≥ {0} samples on each side: the run has {1}, the baseline {2}.',
    comfortableSamples,
    current.count,
    baseline.count,
  );

export const fewExactSamples = ({ baseline, current }: Evidence): string =>
  t(
    'Need ≥ {0} samples on each side to call it exact: the run has {1}, the baseline {2}.',
    fewestSamples,
    current.count,
    baseline.count,
  );

export const notExact = ([low, high]: readonly [number, number], metric: Metric): string =>
  t(
    'Declared exact, but the samples vary from {0} to {1}: judged as noisy.',
    formatMeasured(low, metric),
    formatMeasured(high, metric),
  );

export const fromZero = (): string => t('The baseline is 0, so the change has no percentage.');

export const noRatios = (): string => t('Some values are 0 or negative: differences were compared instead of ratios.');

export const noInterval = (): string => t('Too few samples for an interval at this significance level.');

export const acrossBand = (interval: readonly [low: number, high: number], band: number): string =>
  t('The change may be {0}, and up to ±{1} counts as nothing.', formatInterval(interval), formatPercent(band));

export const notSignificant = (): string =>
  t('The change is beyond the threshold, but chance explains it when all comparisons of the run are counted.');

export const moreSamples = (samples: number): string => t('About {0} samples on each side would tell.', samples);

export const moreSamplesHardlyHelp = (): string =>
  t('It lies so close to the threshold that more samples would hardly tell.');

export const noiseUnknown = (): string =>
  t('How much unchanged code varies between sessions on this machine is not known yet; drift may look like a change.');

export const withinNoise = (noiseFloor: number): string =>
  t('Unchanged code varies by up to {0} on this machine, so less counts as nothing.', formatPercent(noiseFloor));

export const otherRuntime = (runtime: string, current: string, baseline: string): string =>
  t('Measured with another {0} than the baseline: {1} instead of {2}.', runtime, current, baseline);

export const otherUnit = (current: string, baseline: string): string =>
  t('The unit is {0} now and was {1} in the baseline. Record a new baseline.', current, baseline);

export const otherEnvironment = (environments: readonly string[]): string =>
  t('There are baselines only for other environments: {0}.', environments.join(', '));

export const recordHere = (): string => t('Record a baseline on this machine to compare with it.');

export const noBaseline = (): string => t('No baseline yet: record one to compare the next run with it.');

export const notReported = (): string => t('It was asked for, but the run did not report it.');

export const metricNotReported = (metricName: string): string =>
  t('The baseline has {0}, but the run did not report it.', metricName);

export const skipped = (message: string | undefined): string =>
  message === undefined ? t('It was skipped.') : t('It was skipped: {0}', message);

export const failed = (message: string | undefined): string => message ?? t('It failed without saying why.');
