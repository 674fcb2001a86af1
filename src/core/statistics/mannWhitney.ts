import { arrangementsByTwiceU, arrangementsWithoutTies, isExactAffordable } from './mannWhitneyNull.ts';
import { normalUpperTail } from './normal.ts';
import type { SortedSamples } from './sorted.ts';

export interface MannWhitney {
  /** Pairs in which the first side's sample is the larger; ties count one half. */
  readonly u: number;
  /** Two-sided, in (0, 1]: how likely a U at least as far from its mean is when both sides come from one distribution. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
}

/**
 * Mann & Whitney's rank test (1947) of two independent samples. Exact, ties included, where affordable; else the normal
 * approximation with tie and continuity correction. With ties and unequal sides the null distribution is not symmetric,
 * therefore both tails are counted and not one of them doubled. Nothing to compare gives p = 1.
 */
export function mannWhitney(first: SortedSamples, second: SortedSamples): MannWhitney {
  const n = first.length;
  const m = second.length;
  const { groupSizes, twiceU } = pool(first, second);
  const u = twiceU / 2;
  const hasTies = groupSizes.length < n + m;
  if (n === 0 || m === 0 || groupSizes.length === 1) return { u, p: 1, method: 'exact' };
  if (!isExactAffordable(n, m, hasTies)) return { u, p: normalP(u, groupSizes, n, m), method: 'normal' };
  // Seen from the other side U is mirrored, and only its distance from the mean counts: let the smaller side be drawn.
  const [fewer, more] = n < m ? [n, m] : [m, n];
  const arrangements = hasTies ? arrangementsByTwiceU(groupSizes, fewer, more) : arrangementsWithoutTies(fewer, more);
  return { u, p: exactP(twiceU, arrangements), method: 'exact' };
}

/** Sizes of the groups of equal values in both sides together, smallest value first, and twice the U of `first`. */
function pool(first: SortedSamples, second: SortedSamples) {
  const groupSizes: number[] = [];
  let twiceU = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const [smallerInFirst, smallerInSecond] = [i, j];
    while (first[i] === value) i += 1;
    while (second[j] === value) j += 1;
    twiceU += (i - smallerInFirst) * (smallerInSecond + j);
    groupSizes.push(i - smallerInFirst + j - smallerInSecond);
  }
  return { groupSizes, twiceU };
}

function exactP(twiceU: number, arrangements: Float64Array): number {
  const twiceMean = (arrangements.length - 1) / 2;
  const distance = Math.abs(twiceU - twiceMean);
  let asFar = 0;
  let all = 0;
  for (let index = 0; index < arrangements.length; index++) {
    const count = arrangements[index] as number;
    all += count;
    if (Math.abs(index - twiceMean) >= distance) asFar += count;
  }
  return asFar / all;
}

function normalP(u: number, groupSizes: readonly number[], n: number, m: number): number {
  const total = n + m;
  const ties = groupSizes.reduce((sum, size) => sum + (size ** 3 - size), 0);
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / deviation;
  return Math.max(2 * normalUpperTail(z), Number.MIN_VALUE);
}
