/**
 * Adjusts p values for how many were looked at (Benjamini & Hochberg 1995): accepting every adjusted p below α keeps the
 * expected share of false discoveries at α. Same order as the input; never below the p it came from, never above 1.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const adjusted = Array<number>(pValues.length).fill(1);
  const largestFirst = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  let smallest = 1;
  for (const [position, { p, index }] of largestFirst.entries()) {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - position));
    adjusted[index] = smallest;
  }
  return adjusted;
}
