/**
 * Upper tail of the standard normal distribution, P(Z ≥ z) for z ≥ 0, to double precision also far out, where
 * `simple-statistics` has a table of four digits. Series around the middle, Laplace's continued fraction beyond.
 */
export function normalUpperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 3; term > 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
}

/** The z with P(Z ≥ z) = `tail`, for 0 < tail ≤ ½: the inverse of `normalUpperTail`, by bisection. */
export function normalQuantile(tail: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalUpperTail(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}
