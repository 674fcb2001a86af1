const blocks = '▁▂▃▄▅▆▇█';

/** Values as bars of text, lowest to highest; a flat series is a flat line. Empty below two values. */
export function sparkline(values: readonly number[]): string {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return known
    .map((value) => blocks[span === 0 ? 0 : Math.round(((value - low) / span) * (blocks.length - 1))])
    .join('');
}
