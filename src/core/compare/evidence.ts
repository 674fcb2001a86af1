import type { SampleSummary } from '../model/comparison.ts';
import { hodgesLehmann, type Shift } from '../statistics/hodgesLehmann.ts';
import { mannWhitney } from '../statistics/mannWhitney.ts';
import { mapIncreasing, median, type SortedSamples, sortFinite } from '../statistics/sorted.ts';
import { summarise } from '../statistics/summarise.ts';
import type { Limits } from './limits.ts';

/** Below this on either side nothing significant can be said. */
export const fewestSamples = 4;

interface Sides {
  readonly baseline: SampleSummary;
  readonly current: SampleSummary;
}

/**
 * What the samples of both sides say, before it is judged. `change` is current over baseline, minus 1; from a baseline
 * of 0 it is infinite, or 0 when nothing changed.
 */
export type Evidence =
  /** A side has no samples, or some that are not finite numbers. */
  | (Sides & { readonly kind: 'unusable'; readonly notFinite: number })
  /** Too few samples for any test. */
  | (Sides & { readonly kind: 'few'; readonly change: number })
  /** Each side repeats one number: there is nothing to test, only to compare. Noisy metrics: both repeat the same one. */
  | (Sides & { readonly kind: 'exact'; readonly change: number })
  /** Interval and p of a test; the interval may be infinite. */
  | (Sides & {
      readonly kind: 'tested';
      readonly change: number;
      readonly interval: readonly [low: number, high: number];
      readonly p: number;
      /** A value is 0 or negative, so that differences were taken and not ratios. */
      readonly hasNoRatios: boolean;
      /** Declared exact, but the samples vary between these values. */
      readonly variesBetween?: readonly [low: number, high: number];
    });

/** Computes what there is to say about two lists of samples. Total: any numbers, any lengths. */
export function gatherEvidence(before: readonly number[], after: readonly number[], limits: Limits): Evidence {
  const baselineSamples = sortFinite(before);
  const currentSamples = sortFinite(after);
  const sides = { baseline: summarise(baselineSamples), current: summarise(currentSamples) };
  const notFinite = before.length + after.length - baselineSamples.length - currentSamples.length;
  const fewer = Math.min(baselineSamples.length, currentSamples.length);
  if (notFinite > 0 || fewer === 0) return { ...sides, kind: 'unusable', notFinite };

  const isExact = limits.metric.class === 'exact';
  const isConstant = isRepeated(baselineSamples) && isRepeated(currentSamples);
  const isSame = isConstant && sides.baseline.median === sides.current.median;
  if (fewer < fewestSamples || (isExact && isConstant) || isSame) {
    const change = relativeTo(sides.baseline.median, sides.current.median - sides.baseline.median);
    return { ...sides, kind: fewer < fewestSamples ? 'few' : 'exact', change };
  }
  const hasNoRatios = !(range(baselineSamples, currentSamples)[0] > 0);
  const shiftOf = hasNoRatios ? shiftOfValues : shiftOfLogarithms;
  const { estimate, low, high } = shiftOf(baselineSamples, currentSamples, limits.significance);
  return {
    ...sides,
    kind: 'tested',
    change: estimate,
    interval: [low, high],
    p: mannWhitney(baselineSamples, currentSamples).p,
    hasNoRatios,
    ...(isExact && { variesBetween: range(baselineSamples, currentSamples) }),
  };
}

const isRepeated = (samples: SortedSamples): boolean => samples[0] === samples.at(-1);

function range(...sides: readonly SortedSamples[]): [number, number] {
  const ends = sides.flatMap((samples) => [samples[0] as number, samples.at(-1) as number]);
  return [Math.min(...ends), Math.max(...ends)];
}

/** A difference as a ratio of the baseline's size; no difference is no change, also from 0. */
const relativeTo = (base: number, difference: number): number => (difference === 0 ? 0 : difference / Math.abs(base));

/** The Hodges-Lehmann shift as a ratio. Noise of run times multiplies, so it is taken of logarithms. */
function shiftOfLogarithms(before: SortedSamples, after: SortedSamples, significance: number): Shift {
  return mapShift(
    hodgesLehmann(mapIncreasing(before, Math.log), mapIncreasing(after, Math.log), significance),
    Math.expm1,
  );
}

/** Where there are no logarithms: the shift of the values themselves, related to the baseline's median. */
function shiftOfValues(before: SortedSamples, after: SortedSamples, significance: number): Shift {
  // Scaled to [−1, 1] first, so that no difference overflows.
  const largest = Math.max(...range(before, after).map(Math.abs));
  const scale = (sample: number) => sample / largest;
  const [scaledBefore, scaledAfter] = [mapIncreasing(before, scale), mapIncreasing(after, scale)];
  const base = median(scaledBefore);
  return mapShift(hodgesLehmann(scaledBefore, scaledAfter, significance), (shift) => relativeTo(base, shift));
}

function mapShift({ estimate, low, high }: Shift, map: (value: number) => number): Shift {
  return { estimate: map(estimate), low: map(low), high: map(high) };
}
