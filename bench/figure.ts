/** One measured figure and the bar it has to pass. A bar is judged here, by a person or a script, never in a timed test. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value that passes; `atLeast` where more is better. Absent where there is no bar. */
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
  /** The peer measured in the same process or the same minute. */
  readonly peer?: { readonly name: string; readonly value: number };
}

/** One bench file's work: measures and returns its figures. */
export type Bench = () => Promise<readonly Figure[]>;

export function passes({ value, bar }: Figure): boolean {
  if (bar === undefined) return true;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

const rounded = (limit: number): number => Number(limit.toPrecision(4));

/** A line of the table: `ok  name  value unit  (bar)  ratio to the peer`. */
export function describe(figure: Figure): string {
  const { name, value, unit, bar, peer } = figure;
  const limit = bar === undefined ? '' : 'atMost' in bar ? `≤ ${rounded(bar.atMost)}` : `≥ ${rounded(bar.atLeast)}`;
  const ratio =
    peer === undefined
      ? ''
      : `${(value / peer.value).toFixed(2)} × ${peer.name} (${peer.value.toPrecision(4)} ${unit})`;
  return [
    passes(figure) ? 'ok  ' : 'OVER',
    name.padEnd(58),
    `${value.toPrecision(4)} ${unit}`.padStart(14),
    limit.padEnd(10),
    ratio,
  ].join('  ');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
