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
 * difference may overflow. Takes O((n + m)·50): the differences are never listed.
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

/** Bisection halves the range this often: down to the last bits of a double. */
const bisections = 50;

/** The n-th smallest (from 1) of all differences second − first, by bisection over its value. */
function nthDifference(first: SortedSamples, second: SortedSamples, n: number): number {
  let below = (second[0] as number) - (first.at(-1) as number);
  let above = (second.at(-1) as number) - (first[0] as number);
  if (countUpTo(first, second, below) >= n) return below;
  for (let step = 0; step < bisections; step++) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) break;
    if (countUpTo(first, second, middle) >= n) above = middle;
    else below = middle;
  }
  return smallestAbove(first, second, below);
}

/** How many differences second − first are at most `limit`: one walk along both sides. */
function countUpTo(first: SortedSamples, second: SortedSamples, limit: number): number {
  let count = 0;
  let j = 0;
  for (let i = 0; i < first.length; i++) {
    const value = first[i] as number;
    while (j < second.length && (second[j] as number) - value <= limit) j += 1;
    count += j;
  }
  return count;
}

function smallestAbove(first: SortedSamples, second: SortedSamples, limit: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  let j = 0;
  for (const value of first) {
    while (j < second.length && (second[j] as number) - value <= limit) j += 1;
    if (j < second.length) smallest = Math.min(smallest, (second[j] as number) - value);
  }
  return smallest;
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
