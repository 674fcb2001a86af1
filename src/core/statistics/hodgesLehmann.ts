import { arrangementsWithoutTies, isExactAffordable } from './mannWhitneyNull.ts';
import { normalQuantile } from './normal.ts';
import type { SortedSamples } from './sorted.ts';

/** How far the second side lies above the first. The interval is infinite when there are too few samples for the level. */
export interface Shift {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Hodges & Lehmann's estimate (1963): the median of all differences second − first, with the interval that inverts the
 * Mann-Whitney test: of the ordered differences the `rank`-th from either end. Both sides must not be empty, and no
 * difference may overflow. The differences are never listed: a few dozen walks along both sides, whatever their lengths.
 */
export function hodgesLehmann(first: SortedSamples, second: SortedSamples, significance: number): Shift {
  const pairs = first.length * second.length;
  const lower = nthDifference(first, second, Math.floor((pairs + 1) / 2));
  const estimate = pairs % 2 === 1 ? lower : (lower + nthDifference(first, second, pairs / 2 + 1)) / 2;
  const rank = intervalRank(first.length, second.length, significance);
  if (rank === 0) return { estimate, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const low = nthDifference(first, second, rank);
  return { estimate, low, high: nthDifference(first, second, pairs - rank + 1) };
}

/** The n-th smallest (from 1) of all differences second − first: bisection over their values, which ends on one of them. */
function nthDifference(first: SortedSamples, second: SortedSamples, n: number): number {
  let below = (second[0] as number) - (first.at(-1) as number);
  let above = (second.at(-1) as number) - (first[0] as number);
  if (splitDifferences(first, second, below).count >= n) return below;
  for (;;) {
    const middle = below + (above - below) / 2;
    if (!(middle > below && middle < above)) return above;
    const { count, largestWithin, smallestBeyond } = splitDifferences(first, second, middle);
    if (count >= n) above = largestWithin;
    else if (smallestBeyond === above) return above;
    else below = middle;
  }
}

/** How many differences second − first are at most `limit`, and those next to it on either side: one walk along both sides. */
function splitDifferences(first: SortedSamples, second: SortedSamples, limit: number) {
  let count = 0;
  let largestWithin = Number.NEGATIVE_INFINITY;
  let smallestBeyond = Number.POSITIVE_INFINITY;
  let j = 0;
  for (let i = 0; i < first.length; i++) {
    const value = first[i] as number;
    while (j < second.length && (second[j] as number) - value <= limit) j += 1;
    count += j;
    if (j > 0) largestWithin = Math.max(largestWithin, (second[j - 1] as number) - value);
    if (j < second.length) smallestBeyond = Math.min(smallestBeyond, (second[j] as number) - value);
  }
  return { count, largestWithin, smallestBeyond };
}

const ranks = new Map<string, number>();

/** The largest rank r with P(U ≤ r − 1) ≤ significance / 2 without ties; 0 when even U = 0 is too likely. */
export function intervalRank(n: number, m: number, significance: number): number {
  const key = `${n},${m},${significance}`;
  let rank = ranks.get(key);
  if (rank === undefined) {
    rank = isExactAffordable(n, m, false) ? exactRank(n, m, significance) : normalRank(n, m, significance);
    if (ranks.size >= 1000) ranks.clear();
    ranks.set(key, rank);
  }
  return rank;
}

function exactRank(n: number, m: number, significance: number): number {
  const arrangements = arrangementsWithoutTies(Math.min(n, m), Math.max(n, m));
  const allowed = (significance / 2) * arrangements.reduce((sum, count) => sum + count, 0);
  let rank = 0;
  for (let sum = arrangements[0] as number; sum <= allowed; sum += arrangements[2 * rank] as number) rank += 1;
  return rank;
}

function normalRank(n: number, m: number, significance: number): number {
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return Math.max(0, Math.floor((n * m) / 2 - normalQuantile(significance / 2) * deviation + 0.5));
}
