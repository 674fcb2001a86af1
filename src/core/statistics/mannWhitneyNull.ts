/**
 * The null distribution of the Mann-Whitney U of `n` against `m` samples whose pooled values fall into groups of equal
 * ones: index 2U (a tie counts one half) holds the number of the C(n+m, n) equally likely arrangements that give it.
 * Walks the groups from the smallest value on and counts, for each number of samples drawn so far, the ways to reach each 2U.
 * All terms are positive, so nothing cancels: exact up to 2⁵³ arrangements, a relative error near 1e-14 beyond.
 */
export function arrangementsByTwiceU(groupSizes: readonly number[], n: number, m: number): Float64Array {
  const ways = Array.from({ length: n + 1 }, (_, drawn) => new Float64Array(2 * drawn * m + 1));
  (ways[0] as Float64Array)[0] = 1;
  let seen = 0;
  for (const size of groupSizes) {
    // Downwards and in place: a smaller `drawn` is still the state before this group.
    for (let drawn = Math.min(n, seen + size); drawn > 0; drawn--) {
      const target = ways[drawn] as Float64Array;
      let choices = 1;
      for (let taken = 1; taken <= Math.min(size, drawn); taken++) {
        choices *= (size - taken + 1) / taken;
        const before = drawn - taken;
        const others = seen - before;
        if (others < 0 || others + size - taken > m) continue;
        const source = ways[before] as Float64Array;
        const gain = taken * (2 * others + size - taken);
        for (let twiceU = 0; twiceU <= 2 * before * others; twiceU++) {
          (target[twiceU + gain] as number) += choices * (source[twiceU] as number);
        }
      }
    }
    seen += size;
  }
  return ways[n] as Float64Array;
}

const withoutTies = new Map<string, Float64Array>();

/** `arrangementsByTwiceU` without ties. Kept, since the benchmarks of a run share few sample counts. */
export function arrangementsWithoutTies(n: number, m: number): Float64Array {
  const key = `${n},${m}`;
  const kept = withoutTies.get(key);
  if (kept !== undefined) return kept;
  const counted = arrangementsByTwiceU(Array<number>(n + m).fill(1), n, m);
  if (withoutTies.size >= 100) withoutTies.clear();
  withoutTies.set(key, counted);
  return counted;
}

/** Are exact counts affordable? 50 against 50 without ties, 25 against 25 with ties, or as many pairs in another shape. */
export function isExactAffordable(n: number, m: number, hasTies: boolean): boolean {
  return n * m <= (hasTies ? 25 * 25 : 50 * 50);
}
