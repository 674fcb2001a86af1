/** Finite numbers in ascending order. A type of its own, so that nobody passes samples in measuring order by mistake. */
export type SortedSamples = Float64Array & { readonly brand: 'SortedSamples' };

/** The finite ones among `samples`, sorted; the input is left alone. Compare lengths to learn how many were not finite. */
export function sortFinite(samples: readonly number[]): SortedSamples {
  return Float64Array.from(samples.filter(Number.isFinite)).sort() as SortedSamples;
}

/** Applies an increasing function to each sample, which keeps the order. */
export function mapIncreasing(samples: SortedSamples, increasing: (sample: number) => number): SortedSamples {
  return samples.map(increasing) as SortedSamples;
}

/** The middle sample, or the mean of the two middle ones (halved before they are added: `1e308` must not overflow). NaN when empty. */
export function median(samples: SortedSamples): number {
  const middle = samples.length >> 1;
  const upper = samples[middle] ?? Number.NaN;
  return samples.length % 2 === 1 ? upper : (samples[middle - 1] ?? Number.NaN) / 2 + upper / 2;
}
