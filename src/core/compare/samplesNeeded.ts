import { intervalRank } from '../statistics/hodgesLehmann.ts';
import { normalQuantile } from '../statistics/normal.ts';

/** An interval of the median needs six samples: what a person is asked for at least. */
export const comfortableSamples = 6;

/** More than this nobody measures to settle one question: then "more samples" is no advice. */
const mostSamples = 1000;

/** Chance that the estimated number decides, if the true change is the one seen. */
const power = 0.8;

interface Undecided {
  readonly countPerSide: readonly [number, number];
  readonly change: number;
  readonly interval: readonly [low: number, high: number];
  readonly p: number;
  readonly pAdjusted: number;
  readonly band: number;
  readonly significance: number;
}

/**
 * An estimate of the samples per side that would decide an undecided comparison, for both of its conditions: the interval
 * must shrink (as 1/√n) to the distance between change and band, and p must fall (z grows as √n). Undefined when no
 * sensible number would, as for a change that lies on the edge of the band.
 */
export function estimateSamplesNeeded(undecided: Undecided): number | undefined {
  const { countPerSide, change, interval, p, pAdjusted, band, significance } = undecided;
  const [n, m] = countPerSide;
  const now = (2 * n * m) / (n + m);
  const halfWidth = (interval[1] - interval[0]) / 2;
  if (!Number.isFinite(halfWidth)) return Number.isFinite(change) ? fewestForInterval(significance) : undefined;
  const zLevel = normalQuantile(significance / 2);
  const margin = Math.abs(Math.abs(change) - band);
  const widthFactor = ((halfWidth / margin) * (zLevel + normalQuantile(1 - power))) / zLevel;
  const isBeyond = Math.abs(change) > band;
  const zFactor = isBeyond && pAdjusted >= significance ? zNeeded(p, pAdjusted, significance) : 1;
  const needed = Math.ceil(now * Math.max(widthFactor, zFactor) ** 2);
  if (!(needed <= mostSamples)) return undefined;
  return Math.max(needed, comfortableSamples, Math.max(n, m) + 1);
}

/** By what factor z has to grow so that the adjusted p, which is p times a factor, falls to the level. */
function zNeeded(p: number, pAdjusted: number, significance: number): number {
  const z = normalQuantile(Math.min(p / 2, 0.5));
  return normalQuantile(((p / pAdjusted) * significance) / 2) / z;
}

/** The smallest equal sides that have an interval at this level. */
function fewestForInterval(significance: number): number | undefined {
  for (let n = comfortableSamples; n <= 50; n++) if (intervalRank(n, n, significance) > 0) return n;
  return undefined;
}
